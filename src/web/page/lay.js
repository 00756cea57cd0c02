// Lấy văn bản: Word, PDF, cả hai; nhiều tệp một lúc thì vào một tệp .zip có bảng tổng kết.
import * as api from './api.js';
import { $, TEN_MUC, bao, coLon, el, thay } from './tien-ich.js';
import { S, TEN_VIEC, VIEC_CUA, khi, loiHoi } from './trang-thai.js';

const HAI = [['Word (.docx)', ['docx']], ['PDF', ['pdf']], ['Cả hai (.zip)', ['docx', 'pdf'], true]];
const NUT = {
  lap: HAI, 'phu-luc': HAI, 'bao-cao': HAI,
  lich: [['Bảng Word và tệp lịch', ['docx']], ['Bảng PDF và tệp lịch', ['pdf']]],
  'kiem-tra': [['Phiếu kiểm tra (.docx)', ['docx']], ['Phiếu kiểm tra (.pdf)', ['pdf']], ['Văn bản có nhận xét', ['nhan-xet']]],
  sua: [['Văn bản đã sửa (.docx)', ['docx']]],
  'nam-moi': [['Văn bản cho năm mới', ['docx']]],
  'bieu-mau': [['Các biểu mẫu (.zip)', [], true]],
  'nhiem-vu': [['Danh sách nhiệm vụ', []]],
};
/** Việc làm riêng từng tệp khi chọn nhiều tệp. */
const HANG_LOAT = ['phu-luc', 'kiem-tra', 'sua', 'lap', 'nhiem-vu'];

let dangLo = null;

async function lay(dang, goi) {
  try {
    const tra = await api.lay(loiHoi({ dang, goi: !!goi }));
    if (!tra.tai.length) {
      const dau = tra.phat_hien.find((p) => p.muc_do === 'loi');
      bao(dau ? `Chưa lấy được: ${dau.noi_dung}` : 'Không có tệp nào để lấy');
      return;
    }
    tra.tai.forEach(api.taiVe);
    S.chuaLay = false;
    bao(`Đã tải ${tra.tai.map((t) => `${t.ten} (${coLon(t.co)})`).join(', ')}`);
  } catch (e) { bao(e.message); }
}

async function luu(dang) {
  try {
    const tra = await api.luu(loiHoi({ dang }));
    const dau = tra.phat_hien.find((p) => p.muc_do === 'loi');
    if (tra.da_ghi.length) { S.chuaLay = false; bao(`Đã ghi ${tra.da_ghi.join(', ')}`); } else bao(`Chưa ghi được: ${dau?.noi_dung ?? ''} ${dau?.cach_sua ?? ''}`);
  } catch (e) { bao(e.message); }
}

/** Các tệp đang chọn làm được việc này riêng từng tệp. */
const hangLoat = () => (S.viec && HANG_LOAT.includes(S.viec.viec) && !(S.viec.viec === 'lap' && S.viec.kem.some((id) => S.tep.get(id)?.loai === 'bang'))
  ? [...S.chon].filter((id) => VIEC_CUA[S.tep.get(id)?.loai]?.includes(S.viec.viec)) : []);

async function lamLo(tep) {
  const hop = $('hop-thoai');
  const thanh = el('progress', { lop: 'tien-trinh', max: tep.length, value: 0, 'aria-label': 'Tiến trình' });
  const loi = el('p', { id: 'lo-loi' }, `0/${tep.length} tệp`);
  const ds = el('ul', { lop: 'ket-qua-lo' });
  const nutDung = el('button', { id: 'lo-dung', lop: 'phu', onclick: () => { if (dangLo) api.dung(dangLo); } }, 'Dừng');
  const nutDong = el('button', { id: 'lo-dong', hidden: true, onclick: () => hop.close() }, 'Đóng');
  hop.replaceChildren(el('h2', {}, `${TEN_VIEC[S.viec.viec]}: ${tep.length} tệp`), thanh, loi, ds, el('p', {}, nutDung, ' ', nutDong));
  hop.oncancel = (e) => { if (dangLo) e.preventDefault(); };
  hop.showModal();
  try {
    await api.lo(tep, { ...loiHoi(), kem: [] }, (b) => {
      if (b.lo) dangLo = b.lo;
      if (b.xong) {
        thanh.value = b.xong;
        loi.textContent = `${b.xong}/${tep.length} tệp`;
        if (b.ket_qua !== 'xong' && ds.childElementCount < 200) ds.append(el('li', {}, `${S.tep.get(b.tep)?.ten ?? ''}: ${b.ket_qua}${b.ly_do.length ? ` — ${b.ly_do[0]}` : ''}`));
      }
      if (b.het !== undefined) {
        loi.textContent = `${b.het ? 'Đã dừng. ' : 'Xong. '}${b.dem.map(([k, n]) => `${n} ${k}`).join(', ')}`;
        if (b.tai) {
          S.chuaLay = false;
          nutDong.before(el('button', { id: 'lo-tai', onclick: () => api.taiVe(b.tai) }, `Tải ${b.tai.ten} (${coLon(b.tai.co)})`), ' ');
        }
      }
    });
  } catch (e) { loi.textContent = e.message; }
  dangLo = null;
  nutDung.hidden = true;
  nutDong.hidden = false;
  nutDong.focus();
}

function ve() {
  const v = S.viec;
  if (!v) return;
  const nhieu = hangLoat();
  const kq = S.kq;
  const nut = (NUT[v.viec] ?? HAI).filter(([, d]) => d[0] !== 'nhan-xet' || S.tep.get(v.chinh)?.loai === 'word');
  thay($('lay'),
    el('h2', {}, nhieu.length > 1 ? `Lấy văn bản (tệp đang xem)` : 'Lấy văn bản'),
    kq?.hong && el('p', { lop: 'nho loi' }, `Còn ${TEN_MUC.loi.toLowerCase()} nên chưa lấy được: xem thẻ Phát hiện.`),
    el('div', { lop: 'hang' }, nut.map(([ten, dang, goi]) => el('button', { 'data-lay': dang.join('-') || 'tep', disabled: !!kq?.hong, onclick: () => lay(dang, goi) }, ten))),
    S.tep.get(v.chinh)?.luu_duoc && el('div', { lop: 'hang' }, el('button', { lop: 'phu', id: 'luu-canh', disabled: !!kq?.hong, onclick: () => luu(['docx', 'pdf']) }, 'Ghi cạnh tệp gốc'), el('span', { lop: 'nho' }, 'không ghi đè tệp đã có')),
    nhieu.length > 1 && el('p', {}, el('button', { id: 'lam-lo', onclick: () => lamLo(nhieu) }, `${TEN_VIEC[v.viec]} cả ${nhieu.length} tệp (.zip)`)));
}

export function khoiTao() {
  khi('viec', ve);
  khi('ketQua', ve);
}
