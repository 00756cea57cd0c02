// Hộp nhỏ ngay trên trang: gõ vào chỗ còn thiếu; xem và sửa chỗ của một dòng trong tệp gốc.
import * as api from './api.js';
import { $, cacDong, el, thanhChu } from './tien-ich.js';
import { S, doi, thoiGo } from './trang-thai.js';
import { TEN_DONG, chonCot, chonDong } from './sua-bang.js';

let hop = null;

export function dongHop() {
  hop?.remove();
  hop = null;
  thoiGo();
}

function moHop(su, con) {
  dongHop();
  const khung = $('cac-trang');
  const o = su.currentTarget.getBoundingClientRect();
  const k = khung.getBoundingClientRect();
  const truoc = su.currentTarget;
  const trangO = truoc.closest('.trang');
  hop = el('div', { lop: 'hop-go', role: 'dialog', 'aria-label': 'Sửa tại chỗ' }, con);
  hop.style.left = `${Math.max(4, Math.min(o.left - k.left, k.width - 345)) + khung.scrollLeft}px`;
  hop.style.top = `${o.bottom - k.top + khung.scrollTop + 6}px`;
  hop.addEventListener('keydown', (e) => {
    if (e.key === 'Escape' || (e.key === 'Enter' && e.target.tagName === 'INPUT')) {
      e.preventDefault();
      dongHop();
      (trangO.querySelector('.thieu') ?? khung).focus();
    }
  });
  khung.append(hop);
  hop.querySelector('input, textarea, select')?.focus();
}

/** Dữ kiện có chỗ riêng: của cơ quan thì dùng cho mọi văn bản, của văn bản thì theo khóa của nó. */
const CUA_CO_QUAN = { 'tên cơ quan ban hành': ['co_quan_ban_hanh', true], 'địa danh': ['dia_danh'], 'ký hiệu cơ quan': ['ky_hieu_co_quan'], 'tên đầy đủ của cơ quan': ['ten_day_du'] };
const CUA_VAN_BAN = { 'trích yếu nội dung': ['trich_yeu'], 'nơi nhận': ['noi_nhan', true], 'nơi nhận để Kính gửi': ['kinh_gui', true] };

/** Ghi chữ vừa gõ vào chỗ của nó. */
export function dien(gap, chu) {
  const v = S.viec;
  const khoa = `${gap.tl}/${gap.gi}/${gap.thu}`;
  const [ck, nhieu] = CUA_CO_QUAN[gap.gi] ?? [];
  const [vk, nhieuV] = CUA_VAN_BAN[gap.gi] ?? [];
  const thay = (cu, k, n) => {
    const moi = { ...cu };
    if (chu.trim()) moi[k] = n ? cacDong(chu) : chu.trim(); else delete moi[k];
    return moi;
  };
  if (ck && v.viec !== 'phu-luc') {
    doi(v, { coQuan: thay(S.coQuan, ck, nhieu), khoa });
  } else if (vk && v.viec !== 'phu-luc') {
    doi({ ...v, du_kien: thay(v.du_kien, vk, nhieuV) }, { khoa });
  } else {
    const con = v.dien.filter((d) => !(d.gi === gap.gi && d.thu === gap.thu && d.phan === gap.phan));
    if (chu.trim()) con.push({ phan: gap.phan, gi: gap.gi, thu: gap.thu, chu });
    doi({ ...v, dien: con }, { khoa });
  }
}

/** Gõ vào một chỗ [CẦN BỔ SUNG: …]; trang theo ngay khi gõ. */
export function moThieu(su, gap) {
  const [ck, nhieu] = CUA_CO_QUAN[gap.gi] ?? [];
  const [vk, nhieuV] = CUA_VAN_BAN[gap.gi] ?? [];
  const cu = ck ? S.coQuan[ck] : vk ? S.viec.du_kien[vk] : S.viec.dien.find((d) => d.gi === gap.gi && d.thu === gap.thu && d.phan === gap.phan)?.chu;
  const o = nhieu || nhieuV
    ? el('textarea', { id: 'o-dien', rows: '3' })
    : el('input', { id: 'o-dien', autocomplete: 'off' });
  o.value = thanhChu(cu);
  o.addEventListener('input', () => dien(gap, o.value));
  moHop(su, [
    el('label', { for: 'o-dien' }, `Điền: ${gap.gi}`, (nhieu || nhieuV) && ' (mỗi dòng một mục)'), o,
    ck && S.viec.viec !== 'phu-luc' && el('p', { lop: 'nho' }, 'Là dữ kiện của cơ quan: dùng cho mọi văn bản; bấm «Nhớ trên máy này» ở thẻ Dữ kiện để lần sau khỏi gõ.'),
    el('div', { lop: 'hang' }, el('button', { onclick: dongHop }, 'Xong')),
  ]);
}

/** Bấm vào một dòng trên trang: chỗ của nó trong tệp gốc, và nó được đọc là gì. */
export async function moDong(su, dong, chu) {
  if (String(getSelection())) return;
  const khoi = chu.filter((d) => d.khoi !== undefined && d.khoi === dong.khoi).map((d) => d.chu.trim()).join(' ');
  if (dong.nguon) {
    const [, trang, cot, so] = /^(?:(.*)!)?([A-Z]+)(\d+)$/.exec(dong.nguon) ?? [];
    const bang = S.kq.bang.find((b) => b.trang === (trang ?? '') && b.cot.some((c) => c.chu === cot)) ?? S.kq.bang.find((b) => b.trang === (trang ?? ''));
    const con = [el('p', { lop: 'nho' }, `${S.tep.get(bang?.tep ?? S.viec.chinh)?.ten ?? ''} › ${dong.nguon}`)];
    if (bang) {
      const hang = Number(so) - 1;
      const cotNay = bang.cot.find((c) => c.chu === cot);
      con.push(el('label', {}, `Dòng ${so} là `, chonDong(bang, hang)));
      if (cotNay) con.push(el('label', {}, `Cột ${cot} «${cotNay.ten}» là `, chonCot(bang, cotNay)));
    }
    moHop(su, con);
    return;
  }
  const muc = su.currentTarget;
  const noi = khoi ? (await api.nguon([S.viec.chinh, ...S.viec.kem], khoi).catch(() => ({}))).noi : null;
  moHop({ currentTarget: muc }, [el('p', { lop: 'nho' }, noi ? `Trong tệp gốc: ${noi}` : 'Dòng này do chương trình ghi theo thể thức hoặc theo dữ kiện, không có sẵn trong tệp.')]);
}

document.addEventListener('pointerdown', (e) => {
  if (hop && !hop.contains(e.target) && !e.target.closest?.('.lop')) dongHop();
});
export { TEN_DONG };
