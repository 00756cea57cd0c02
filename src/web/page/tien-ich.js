// Những hàm nhỏ dùng chung. Chữ của tệp luôn vào trang dưới dạng chữ (textContent), không bao giờ dưới dạng HTML.

export const $ = (id) => document.getElementById(id);

/** Tạo một phần tử: thuộc tính bắt đầu bằng «on» là việc khi có sự kiện; con là phần tử hoặc chữ. */
export function el(ten, thuocTinh = {}, ...con) {
  const e = document.createElement(ten);
  for (const [k, v] of Object.entries(thuocTinh)) {
    if (v === undefined || v === null || v === false) continue;
    if (k.startsWith('on')) e.addEventListener(k.slice(2), v);
    else if (k === 'lop') e.className = v;
    else if (k in e && typeof v !== 'string') e[k] = v;
    else e.setAttribute(k, v === true ? '' : v);
  }
  e.append(...con.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false));
  return e;
}

/** Thay mọi con của một phần tử. */
export const thay = (e, ...con) => e.replaceChildren(...con.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false));

let hen;
/** Một câu ở cuối màn hình; người dùng máy đọc màn hình cũng nghe được. */
export function bao(cau) {
  $('bao').textContent = cau;
  clearTimeout(hen);
  hen = setTimeout(() => { $('bao').textContent = ''; }, 7000);
}

export const coLon = (n) => (n < 1024 ? `${n} byte` : n < 1048576 ? `${Math.round(n / 1024)} KB` : `${(n / 1048576).toFixed(1).replace('.', ',')} MB`);

export const TEN_MUC = { loi: 'Lỗi', 'canh-bao': 'Cảnh báo', 'ghi-chu': 'Ghi chú' };

/** Các dòng có chữ của một ô nhiều dòng. */
export const cacDong = (chu) => chu.split('\n').map((d) => d.trim()).filter(Boolean);

/** Giá trị của khóa dạng «một hoặc nhiều dòng» thành chữ nhiều dòng. */
export const thanhChu = (v) => (Array.isArray(v) ? v.join('\n') : v ?? '');
