// Chọn việc, và các lựa chọn của việc.
import { $, el } from './tien-ich.js';
import { S, TEN_VIEC, VIEC_CUA, chonViec, doi, khi } from './trang-thai.js';

const CACH = {
  lap: [['phat_hanh', 'Để phát hành (thiếu là lỗi)'], ['o_ky', 'Ô ký số trong PDF']],
  'phu-luc': [['gop', 'Các trang tính vào một văn bản'], ['danh_so', 'Đánh số lại Phụ lục I, II…'], ['phat_hanh', 'Để phát hành']],
  sua: [['theo_doi', 'Ghi thành thay đổi theo dõi (Track Changes) để duyệt']],
  'bao-cao': [['ngan', 'Dạng ngắn, chi tiết ở phụ lục'], ['phat_hanh', 'Để phát hành']],
};
const CAN_KY = ['bao-cao', 'bieu-mau'];
const CAN_NAM = ['lich', 'nhiem-vu', 'nam-moi'];

/** Kỳ đọc được trong tên các tệp kèm: «tien-do-quy-3-2026». */
function kyTrongTen() {
  for (const id of S.viec.kem) {
    const m = /qu[yý][- _]*(iv|i{1,3}|[1-4])[- _/]*(20\d\d)/i.exec(S.tep.get(id)?.ten ?? '');
    if (m) {
      const so = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' }[m[1]] ?? m[1].toUpperCase();
      return `Quý ${so}/${m[2]}`;
    }
  }
  return null;
}

function ve() {
  const o = $('viec');
  const v = S.viec;
  o.hidden = !v;
  if (!v) { o.replaceChildren(); return; }
  const the = S.tep.get(v.chinh);
  const duoc = VIEC_CUA[the?.loai] ?? [];
  const nut = duoc.map((viec) => el('button', {
    'aria-pressed': String(viec === v.viec), 'data-viec': viec, onclick: () => chonViec(v.chinh, v.kem, viec),
  }, TEN_VIEC[viec]));
  const tuyChon = el('div', { lop: 'tuy-chon' });
  if (CAN_KY.includes(v.viec)) {
    tuyChon.append(el('label', {}, 'Kỳ ', el('input', {
      id: 'o-ky', value: v.ky ?? '', placeholder: 'Quý III/2026', size: 12,
      onchange: (e) => doi({ ...S.viec, ky: e.target.value.trim() || null }),
    })));
  }
  if (CAN_NAM.includes(v.viec)) {
    tuyChon.append(el('label', {}, 'Năm ', el('input', {
      id: 'o-nam', value: v.nam ? String(v.nam) : '', inputmode: 'numeric', size: 5,
      onchange: (e) => doi({ ...S.viec, nam: Number.parseInt(e.target.value, 10) || null }),
    })));
  }
  for (const [khoa, ten] of CACH[v.viec] ?? []) {
    tuyChon.append(el('label', {}, el('input', {
      type: 'checkbox', checked: !!v.cach[khoa], 'data-cach': khoa,
      onchange: (e) => doi({ ...S.viec, cach: { ...S.viec.cach, [khoa]: e.target.checked } }),
    }), ` ${ten}`));
  }
  if (v.kem.length) {
    const goi = v.viec === 'bao-cao' ? 'tệp tiến độ gửi về' : ['lap', 'nam-moi'].includes(v.viec) ? 'tệp kèm làm phụ lục' : 'tệp khác đang chọn';
    tuyChon.append(el('span', { lop: 'nho' }, `Cùng ${v.kem.length} ${goi}`));
  }
  const giu = document.activeElement?.id;
  o.replaceChildren(...nut, tuyChon);
  if (giu && o.querySelector(`#${CSS.escape(giu)}`)) $(giu).focus();
}

export function khoiTao() {
  khi('viec', () => {
    if (S.viec && CAN_KY.includes(S.viec.viec) && !S.viec.ky) {
      const ky = kyTrongTen();
      if (ky) { S.viec = { ...S.viec, ky }; S.theoTep[S.viec.chinh] = S.viec; }
    }
    ve();
  });
}
