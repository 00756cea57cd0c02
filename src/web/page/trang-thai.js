// Trạng thái của một thẻ trình duyệt: tệp nào, việc gì, đã sửa và điền những gì; hoàn tác, làm lại, nhớ khi tải lại trang.
import { xem } from './api.js';

const viecMoi = (chinh, viec) => ({ viec, chinh, kem: [], ky: null, nam: null, cach: {}, doc: {}, dien: [], du_kien: {} });

export const S = {
  tep: new Map(), chon: new Set(), viec: null, coQuan: {}, theoTep: {}, kq: null, dang: false,
  lui: [], toi: [], chuaLay: false, ten: { cot: [], noi: '', moiTep: 0, tatCa: 0 },
};

const nghe = { viec: [], ketQua: [], tep: [] };
/** Gọi `lam` mỗi khi một phần của trạng thái đổi: «viec», «ketQua», «tep». */
export const khi = (gi, lam) => nghe[gi].push(lam);
export const phat = (gi, ...a) => nghe[gi].forEach((lam) => lam(...a));

const chup = () => ({ viec: S.viec, coQuan: S.coQuan });

/** Đổi trạng thái. `khoa` giống lần trước (gõ tiếp trong một ô) thì không thêm bước hoàn tác. */
let khoaTruoc = null;
export function doi(viec, { coQuan = S.coQuan, khoa = null, nhe = false } = {}) {
  if (!nhe && S.viec && !(khoa && khoa === khoaTruoc)) {
    S.lui.push(chup());
    S.toi = [];
  }
  khoaTruoc = khoa;
  if (!nhe) S.chuaLay = true;
  dat({ viec, coQuan });
}

function dat({ viec, coQuan }) {
  S.viec = viec;
  S.coQuan = coQuan;
  if (viec) S.theoTep[viec.chinh] = viec;
  nho();
  phat('viec');
  lamMoi();
}

export const thoiGo = () => { khoaTruoc = null; };

export function hoanTac() {
  if (!S.lui.length) return;
  S.toi.push(chup());
  khoaTruoc = null;
  dat(S.lui.pop());
}

export function lamLai() {
  if (!S.toi.length) return;
  S.lui.push(chup());
  khoaTruoc = null;
  dat(S.toi.pop());
}

/** Chọn tệp chính, các tệp kèm và việc; những gì đã sửa ở tệp ấy còn nguyên. */
export function chonViec(chinh, kem, viec) {
  const cu = S.theoTep[chinh] ?? viecMoi(chinh, viec);
  khoaTruoc = null;
  dat({ viec: { ...cu, viec, kem }, coQuan: S.coQuan });
}

export const boViec = () => { S.viec = null; S.kq = null; nho(); phat('viec'); phat('ketQua'); };

/** Lời hỏi gửi đi: việc và thông tin cơ quan. */
const DUNG_KEM = ['lap', 'nam-moi', 'bao-cao'];
export const loiHoi = (them = {}) => ({ ...S.viec, kem: DUNG_KEM.includes(S.viec.viec) ? S.viec.kem : [], co_quan: Object.keys(S.coQuan).length ? S.coQuan : null, ...them });

export const coSua = (v) => !!v && (v.dien.length > 0 || Object.keys(v.du_kien).length > 0
  || Object.values(v.doc).some((d) => (d.cot?.length ?? 0) + (d.dong?.length ?? 0) > 0));

let dangHoi = false;
let hoiNua = false;
/** Hỏi lại các trang: mỗi lúc một lời hỏi, xong thì hỏi tiếp bằng trạng thái mới nhất. */
export async function lamMoi() {
  if (!S.viec) return;
  if (dangHoi) { hoiNua = true; return; }
  dangHoi = true;
  S.dang = true;
  phat('ketQua');
  do {
    hoiNua = false;
    try {
      S.kq = { ...await xem(loiHoi()), loiGoi: null };
    } catch (e) {
      S.kq = { ma: 0, tai_lieu: [], phat_hien: [], thieu: [], bang: [], tom_tat: [], tep_ra: [], hong: true, loiGoi: e.message };
    }
    S.dang = hoiNua;
    phat('ketQua');
  } while (hoiNua);
  dangHoi = false;
}

function nho() {
  try {
    sessionStorage.setItem('vanthu', JSON.stringify({ viec: S.viec, coQuan: S.coQuan, theoTep: S.theoTep, chuaLay: S.chuaLay }));
  } catch { /* trình duyệt không cho nhớ: tải lại trang thì phải chọn lại */ }
}

/** Sau khi tải lại trang: lấy lại những gì còn dùng được. */
export function nhoLai() {
  let cu;
  try { cu = JSON.parse(sessionStorage.getItem('vanthu')); } catch { return false; }
  if (!cu?.viec || !S.tep.has(cu.viec.chinh)) return false;
  S.theoTep = cu.theoTep ?? {};
  S.chuaLay = cu.chuaLay;
  const viec = { ...cu.viec, kem: cu.viec.kem.filter((k) => S.tep.has(k)) };
  S.chon = new Set([viec.chinh, ...viec.kem]);
  dat({ viec, coQuan: cu.coQuan });
  return true;
}

/** Việc nào làm được với một loại tệp, việc hay làm nhất đứng trước. */
const KEM_BANG = ['phu-luc', 'nhiem-vu', 'bao-cao', 'bieu-mau', 'lich'];
const KEM_KE_HOACH = ['lap', 'kiem-tra', 'bao-cao', 'bieu-mau', 'nhiem-vu', 'lich'];
export const VIEC_CUA = {
  bang: KEM_BANG,
  'du-lieu': KEM_KE_HOACH,
  'so-ke-hoach': [...KEM_KE_HOACH, 'phu-luc'],
  'van-ban-thuan': ['lap', 'kiem-tra', 'nam-moi'],
  word: ['kiem-tra', 'sua', 'nam-moi', 'lap'],
};
export const TEN_VIEC = {
  lap: 'Lập văn bản', 'phu-luc': 'Chuyển thành phụ lục', 'kiem-tra': 'Kiểm tra thể thức', sua: 'Sửa lỗi chắc chắn',
  'nam-moi': 'Dùng cho năm mới', 'bao-cao': 'Báo cáo kỳ', 'bieu-mau': 'Biểu mẫu gửi đơn vị', 'nhiem-vu': 'Danh sách nhiệm vụ', lich: 'Lịch công việc',
};
