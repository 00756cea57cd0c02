// Biểu điền dữ kiện: của văn bản này, và của cơ quan (nhớ trên máy này).
import * as api from './api.js';
import { bao, cacDong, el, thanhChu } from './tien-ich.js';
import { S, doi, thoiGo } from './trang-thai.js';

/** Một ô của biểu: `nhieu` là danh sách, mỗi dòng một mục. */
function o(ten, giaTri, goiY, ghi, { nhieu = false, id } = {}) {
  const nhap = el(nhieu ? 'textarea' : 'input', { id, placeholder: goiY ?? '', autocomplete: 'off', onblur: thoiGo, oninput: () => ghi(nhap.value) });
  nhap.value = giaTri ?? '';
  return [el('label', { for: id }, ten), nhap];
}

const dat = (cu, khoa, gt) => {
  const moi = { ...cu };
  if (gt === null || gt === '' || (Array.isArray(gt) && !gt.length)) delete moi[khoa]; else moi[khoa] = gt;
  return moi;
};

const ghiVanBan = (khoa, nhieu) => (chu) => doi(
  { ...S.viec, du_kien: dat(S.viec.du_kien, khoa, nhieu ? cacDong(chu) : chu.trim()) }, { khoa: `vb-${khoa}` });
const ghiCoQuan = (khoa, nhieu) => (chu) => doi(
  S.viec, { coQuan: dat(S.coQuan, khoa, nhieu ? cacDong(chu) : chu.trim()), khoa: `cq-${khoa}` });

/** Người ký của văn bản: các dòng quyền hạn, chức vụ và họ tên; để trống thì theo tệp hoặc theo cơ quan. */
function ghiKy(phan, nay) {
  return (chu) => {
    const cu = S.viec.du_kien.ky ?? {};
    let ky = { quyen_han: cu.quyen_han ?? (nay.Position ? [nay.Position] : []), ho_ten: cu.ho_ten ?? nay.FullName ?? null };
    ky = { ...ky, [phan]: phan === 'quyen_han' ? cacDong(chu) : chu.trim() || null };
    if (!ky.quyen_han.length) delete ky.quyen_han;
    if (!ky.ho_ten) delete ky.ho_ten;
    doi({ ...S.viec, du_kien: dat(S.viec.du_kien, 'ky', Object.keys(ky).length ? ky : null) }, { khoa: `ky-${phan}` });
  };
}

/** Người ký thường dùng của cơ quan: một người, ghi theo khóa của co-quan.toml. */
function ghiNguoiKy(phan) {
  return (chu) => {
    const [mot = { mac_dinh: true }, ...con] = S.coQuan.nguoi_ky ?? [];
    doi(S.viec, { coQuan: dat(S.coQuan, 'nguoi_ky', [dat(mot, phan, phan === 'quyen_han' ? cacDong(chu) : chu.trim()), ...con]), khoa: `nk-${phan}` });
  };
}

const CHUNG_CHO_PHU_LUC = ['phu-luc', 'nhiem-vu', 'bieu-mau'];

/** Cả biểu. */
export function veBieu(kq) {
  const nay = kq.tai_lieu[0]?.du_kien ?? {};
  const dk = S.viec.du_kien;
  const cq = S.coQuan;
  const dong = (t) => (t ?? []).map((d) => d.replace(/[;.]$/, '')).join('\n');
  const vanBan = el('fieldset', {}, el('legend', {}, 'Văn bản này'),
    o('Số', dk.so, nay.CodeNumber ?? 'để trống: ghi sau khi cấp số', ghiVanBan('so'), { id: 'dk-so' }),
    o('Ngày ban hành', dk.ngay, nay.IssuedDate ?? 'ví dụ 05/01/2026', ghiVanBan('ngay'), { id: 'dk-ngay' }),
    o('Trích yếu', dk.trich_yeu, nay.Subject, ghiVanBan('trich_yeu'), { id: 'dk-trich-yeu' }),
    o('Kính gửi (mỗi dòng một nơi)', thanhChu(dk.kinh_gui), '', ghiVanBan('kinh_gui', true), { nhieu: true, id: 'dk-kinh-gui' }),
    o('Nơi nhận (mỗi dòng một nơi)', thanhChu(dk.noi_nhan), dong(nay.Recipients), ghiVanBan('noi_nhan', true), { nhieu: true, id: 'dk-noi-nhan' }),
    o('Quyền hạn, chức vụ người ký (như in ra)', thanhChu(dk.ky?.quyen_han), nay.Position, ghiKy('quyen_han', nay), { nhieu: true, id: 'dk-quyen-han' }),
    o('Họ tên người ký', dk.ky?.ho_ten, nay.FullName, ghiKy('ho_ten', nay), { id: 'dk-ho-ten' }));
  const coQuan = el('fieldset', {}, el('legend', {}, 'Cơ quan'),
    o('Cơ quan chủ quản', cq.co_quan_chu_quan, '', ghiCoQuan('co_quan_chu_quan'), { id: 'cq-chu-quan' }),
    o('Cơ quan ban hành (như in ra, mỗi dòng một dòng)', thanhChu(cq.co_quan_ban_hanh), nay.OrganName, ghiCoQuan('co_quan_ban_hanh', true), { nhieu: true, id: 'cq-ban-hanh' }),
    o('Tên đầy đủ, viết thường', cq.ten_day_du, 'Ủy ban nhân dân xã …', ghiCoQuan('ten_day_du'), { id: 'cq-ten' }),
    o('Địa danh', cq.dia_danh, '', ghiCoQuan('dia_danh'), { id: 'cq-dia-danh' }),
    o('Chữ viết tắt trong ký hiệu', cq.ky_hieu_co_quan, 'UBND', ghiCoQuan('ky_hieu_co_quan'), { id: 'cq-ky-hieu' }),
    o('Nơi lưu', cq.luu, 'VT, VP', ghiCoQuan('luu'), { id: 'cq-luu' }),
    o('Nơi nhận thường dùng', thanhChu(cq.noi_nhan), '', ghiCoQuan('noi_nhan', true), { nhieu: true, id: 'cq-noi-nhan' }),
    o('Người thường ký: quyền hạn, chức vụ', thanhChu(cq.nguoi_ky?.[0]?.quyen_han), cq.nguoi_ky?.[0]?.chuc_vu ?? '', ghiNguoiKy('quyen_han'), { nhieu: true, id: 'cq-quyen-han' }),
    o('Người thường ký: họ tên', cq.nguoi_ky?.[0]?.ho_ten, '', ghiNguoiKy('ho_ten'), { id: 'cq-ho-ten' }),
    el('div', { lop: 'hang' },
      el('button', { onclick: nhoLai, id: 'nho-co-quan' }, 'Nhớ trên máy này'),
      el('button', { lop: 'phu', onclick: xuat }, 'Xuất co-quan.toml')),
    el('p', { lop: 'nho' }, `Nhớ ở: ${S.ten.noi || 'máy này không có chỗ nhớ'}. Không gửi đi đâu.`));
  const dien = S.viec.dien.length > 0 && el('fieldset', {}, el('legend', {}, 'Đã điền trên trang'),
    S.viec.dien.map((d, i) => o(d.gi, d.chu, '', (chu) => doi({ ...S.viec, dien: S.viec.dien.map((x, j) => (j === i ? { ...x, chu } : x)) }, { khoa: `dien-${i}` }), { id: `dien-${i}` })));
  return el('div', { lop: 'bieu' }, !CHUNG_CHO_PHU_LUC.includes(S.viec.viec) && vanBan, dien, coQuan);
}

async function nhoLai() {
  try {
    const tra = await api.nhoCoQuan(S.coQuan);
    bao(tra.loi ? `Không nhớ được: ${tra.loi}` : `Đã nhớ ở ${tra.noi}`);
  } catch (e) { bao(e.message); }
}

async function xuat() {
  try { api.taiVe(await api.xuatCoQuan(S.coQuan)); } catch (e) { bao(e.message); }
}
