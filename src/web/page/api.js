// Mọi lời hỏi của trang đi qua tệp này: chạy trên đường truyền khác (WASM) thì chỉ thay tệp này. Xem docs/trang.md.

/** Lời hỏi không được trả lời: `loi` là câu nói với người dùng. */
export class HongYeuCau extends Error {}

async function hoi(duong, than, them = {}) {
  let tra;
  try {
    tra = await fetch(`/api/${duong}`, than === undefined ? them : {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(than), ...them,
    });
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new HongYeuCau('Chương trình vanthu đã dừng. Mở lại chương trình rồi thả tệp lại.');
  }
  if (!tra.ok && tra.headers.get('content-type') !== 'application/json') {
    throw new HongYeuCau(await tra.text());
  }
  return tra.json();
}

/** Phiên bản, giới hạn, tên các loại cột, thông tin cơ quan đã nhớ, các tệp đã có. */
export const khoiDau = () => hoi('khoi-dau');

/** Đưa một tệp lên bàn làm việc; trả về thẻ của tệp. */
export async function themTep(ten, tep) {
  let tra;
  try {
    tra = await fetch(`/api/tep?ten=${encodeURIComponent(ten)}`, { method: 'POST', body: tep });
  } catch {
    throw new HongYeuCau('Không đưa được tệp lên trang: tệp quá lớn, hoặc chương trình đã dừng.');
  }
  if (!tra.ok) throw new HongYeuCau(await tra.text());
  return tra.json();
}

export const boTep = (tep) => hoi('bo', { tep });
/** Làm thử và trả về các trang, phát hiện, chỗ thiếu, bảng đã đọc. */
export const xem = (viec, signal) => hoi('xem', viec, { signal });
/** Lập các tệp để tải về. */
export const lay = (viec) => hoi('lay', viec);
/** Lập các tệp và ghi cạnh tệp gốc (tệp được nêu trên dòng lệnh). */
export const luu = (viec) => hoi('luu', viec);
/** Chỗ của một câu trong tệp gốc. */
export const nguon = (tep, chu) => hoi('nguon', { tep, chu });
export const nhoCoQuan = (duKien) => hoi('co-quan', duKien);
export const xuatCoQuan = (duKien) => hoi('co-quan.toml', duKien);
export const dung = (lo) => hoi('dung', { lo });
export const thoat = () => hoi('thoat', {});

/** Địa chỉ ảnh của một trang, và các dòng chữ trên trang ấy. */
export const anhTrang = (ma, taiLieu, trang) => `/api/trang/${ma}/${taiLieu}/${trang}.svg`;
export const chuTrang = (ma, taiLieu, trang) => hoi(`trang/${ma}/${taiLieu}/${trang}.json`);

/** Làm nhiều tệp; `bao` nhận từng dòng tiến trình. */
export async function lo(tep, cachLam, bao) {
  const tra = await fetch('/api/lo', {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tep, cach_lam: cachLam }),
  });
  if (!tra.ok) throw new HongYeuCau(await tra.text());
  const doc = tra.body.pipeThrough(new TextDecoderStream()).getReader();
  let con = '';
  for (;;) {
    const { value, done } = await doc.read();
    if (done) return;
    con += value;
    const dong = con.split('\n');
    con = dong.pop();
    for (const d of dong) if (d) bao(JSON.parse(d));
  }
}

/** Tải một kết quả về máy. */
export function taiVe(ketQua) {
  const a = document.createElement('a');
  a.href = ketQua.dia_chi;
  a.download = ketQua.ten;
  document.body.append(a);
  a.click();
  a.remove();
}

/** Giữ chương trình chạy khi còn trang mở: một trang giữ đường truyền cho mọi thẻ của trình duyệt. */
export function giuSong(khiDung) {
  const noi = () => new Promise(() => {
    const nguonSong = new EventSource('/api/song');
    nguonSong.onerror = () => { if (nguonSong.readyState === EventSource.CLOSED) khiDung(); };
  });
  if (navigator.locks) navigator.locks.request('vanthu-song', noi);
  else noi();
}
