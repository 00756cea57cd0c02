// Dải «đã đọc bảng thế nào»: cột nào là gì, dòng nào là tiêu đề, nhóm, tổng; chọn lại thì trang theo.
import { el } from './tien-ich.js';
import { S, doi } from './trang-thai.js';

export const TEN_DONG = { 'tieu-de': 'Tiêu đề', dong: 'Dòng việc', nhom: 'Nhóm', tong: 'Tổng cộng' };

const hoaDau = (c) => c.charAt(0).toUpperCase() + c.slice(1);

const docCua = (tep) => ({ cot: [], dong: [], ...S.viec.doc[tep] });

function sua(tep, phan, trang, so, la) {
  const doc = docCua(tep);
  const con = doc[phan].filter((x) => !(x.trang === trang && x.so === so));
  doi({ ...S.viec, doc: { ...S.viec.doc, [tep]: { ...doc, [phan]: [...con, { trang, so, la }] } } });
}

const daSua = (tep, phan, trang, so) => docCua(tep)[phan].some((x) => x.trang === trang && x.so === so);

/** Danh sách chọn ý nghĩa của một cột. */
export function chonCot(bang, cot) {
  return el('select', {
    'aria-label': `Cột ${cot.chu} ${cot.ten} là`, 'data-cot': cot.chu,
    lop: daSua(bang.tep, 'cot', bang.trang, cot.so) ? 'da-sua' : '',
    onchange: (e) => sua(bang.tep, 'cot', bang.trang, cot.so, e.target.value),
  }, el('option', { value: '', selected: cot.la === '' }, 'Cột khác'),
  S.ten.cot.map(([k, ten]) => el('option', { value: k, selected: k === cot.la }, hoaDau(ten))));
}

/** Danh sách chọn một dòng là gì. */
export function chonDong(bang, so) {
  const la = bang.dong.find((d) => d.so === so)?.la ?? 'dong';
  return el('select', {
    'aria-label': `Dòng ${so + 1} là`, 'data-dong': String(so + 1),
    lop: daSua(bang.tep, 'dong', bang.trang, so) ? 'da-sua' : '',
    onchange: (e) => sua(bang.tep, 'dong', bang.trang, so, e.target.value),
  }, Object.entries(TEN_DONG).map(([k, ten]) => el('option', { value: k, selected: k === la }, ten)));
}

function cachDoc(tep, khoa, ten) {
  return el('label', { lop: 'nho' }, el('input', {
    type: 'checkbox', checked: !!docCua(tep)[khoa],
    onchange: (e) => doi({ ...S.viec, doc: { ...S.viec.doc, [tep]: { ...docCua(tep), [khoa]: e.target.checked } } }),
  }), ` ${ten} `);
}

/** Cả dải, cho mọi bảng của việc đang làm. */
export function veDai(kq) {
  if (!kq.bang.length) return [el('p', { lop: 'nho' }, 'Việc này không đọc bảng nào.')];
  let tepTruoc = 0;
  return kq.bang.map((b) => {
    const dauTep = b.tep !== tepTruoc && S.tep.has(b.tep);
    tepTruoc = b.tep;
    return el('section', { lop: 'dai', 'aria-label': `Bảng ${b.o}` },
      dauTep && el('h3', {}, S.tep.get(b.tep).ten),
      el('p', { lop: 'nho' }, `${b.trang || 'Bảng'} · từ ô ${b.o.split('!').pop()} · ${b.so_dong} dòng việc${b.ten ? ` · ${b.ten}` : ''}`),
      el('div', { lop: 'cot' }, b.cot.flatMap((c) => [el('span', { lop: 'chu' }, c.chu), el('span', { lop: 'ten' }, c.ten), chonCot(b, c)])),
      el('h3', {}, 'Dòng tiêu đề, nhóm, tổng'),
      el('div', { lop: 'dong-doc' }, b.dong.flatMap((d) => [el('span', { lop: 'chu' }, String(d.so + 1)), el('span', { lop: 'ten' }, d.chu), chonDong(b, d.so)])),
      el('p', { lop: 'nho' }, 'Dòng khác: bấm vào dòng ấy trên trang.'),
      dauTep && el('p', {}, cachDoc(b.tep, 'sua_ngay', 'Đổi lại ngày bị đảo ngày/tháng'), cachDoc(b.tep, 'sua_so', 'Viết lại số theo kiểu Việt Nam')));
  });
}
