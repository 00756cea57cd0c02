// Các trang: ảnh từng trang, chữ chọn được ở trên, chỗ thiếu để gõ, chỗ của phát hiện. Trang nào gần màn hình mới nạp.
import * as api from './api.js';
import { $, el } from './tien-ich.js';
import { S, khi } from './trang-thai.js';
import { moDong, moThieu } from './hop-go.js';

let cac = [];
let taiLieu = 0;
let phong = 'vua';
let maDangVe = 0;
let dau = null;

const tyLe = (rong) => (phong === 'vua' ? Math.max(0.4, ($('cac-trang').clientWidth - 34) / rong) : Number(phong) * 96 / 72);

const xem = new IntersectionObserver((muc) => {
  for (const m of muc) {
    const t = cac[Number(m.target.dataset.so)];
    if (!t) continue;
    t.gan = m.isIntersecting;
    if (m.isIntersecting) nap(t);
    else if (m.boundingClientRect.top > 6000 || m.boundingClientRect.bottom < -6000) bo(t);
  }
}, { root: $('cac-trang'), rootMargin: '800px' });

function bo(t) {
  t.khung.querySelector('img')?.remove();
  t.lop.replaceChildren();
  t.ma = 0;
}

function datCo(t) {
  const k = tyLe(t.co[0]);
  t.khung.style.width = `${t.co[0] * k}px`;
  t.khung.style.height = `${t.co[1] * k}px`;
  t.lop.style.width = `${t.co[0]}px`;
  t.lop.style.height = `${t.co[1]}px`;
  t.lop.style.transform = `scale(${k})`;
}

const datO = (e, [x, y, w, h], them = 0) => {
  e.style.left = `${x - them}px`;
  e.style.top = `${y - them}px`;
  e.style.width = `${w + 2 * them}px`;
  e.style.height = `${h + 2 * them}px`;
};

/** Nạp ảnh và chữ của một trang; ảnh cũ ở lại cho đến khi ảnh mới vẽ được. */
async function nap(t) {
  const ma = maDangVe;
  if (t.ma === ma) return;
  t.ma = ma;
  const anh = new Image();
  anh.alt = '';
  anh.src = api.anhTrang(ma, taiLieu, t.so);
  try {
    const [chu] = await Promise.all([api.chuTrang(ma, taiLieu, t.so), anh.decode()]);
    if (t.ma !== ma) return;
    t.khung.querySelector('img')?.remove();
    t.khung.prepend(anh);
    t.chu = chu;
    veLop(t);
    performance.mark(`trang-${ma}-${t.so}`);
    document.body.dataset.veXong = String(ma);
  } catch {
    if (t.ma === ma) t.ma = 0;
  }
}

function veLop(t) {
  const dong = t.chu.map((d) => {
    const e = el('span', { lop: 'dong', 'data-nguon': d.nguon, onclick: (su) => moDong(su, d, t.chu) }, d.chu);
    datO(e, d.o);
    e.style.fontSize = `${d.o[3] / 1.2}px`;
    return e;
  });
  const thieu = (S.kq?.thieu ?? []).filter((g) => g.tl === taiLieu).flatMap((g) => g.cho.filter((c) => c.trang === t.so).map((c) => {
    const e = el('button', { lop: 'thieu', title: `Bấm để điền: ${g.gi}`, 'aria-label': `Cần bổ sung: ${g.gi}. Bấm để điền`, 'data-gi': g.gi, onclick: (su) => moThieu(su, g) });
    datO(e, c.o, 1);
    return e;
  }));
  t.lop.replaceChildren(...dong, ...thieu);
  if (dau && dau.tl === taiLieu && dau.trang === t.so) {
    const e = el('div', { lop: 'dau' });
    datO(e, dau.o, 3);
    t.lop.append(e);
  }
}

function ve() {
  const kq = S.kq;
  const khung = $('cac-trang');
  $('thanh-trang').hidden = !kq?.tai_lieu.length;
  khung.setAttribute('aria-busy', String(S.dang));
  if (!kq) {
    khung.replaceChildren(...(S.dang ? [el('p', { lop: 'trong' }, 'Đang lập trang…')] : []));
    cac = [];
    maDangVe = 0;
    return;
  }
  if (kq.ma === maDangVe && kq.ma) return;
  maDangVe = kq.ma;
  taiLieu = Math.min(taiLieu, Math.max(0, kq.tai_lieu.length - 1));
  const tl = kq.tai_lieu[taiLieu];
  $('chon-tai-lieu').replaceChildren(...kq.tai_lieu.map((d, i) => el('option', { value: String(i), selected: i === taiLieu }, d.phan || d.ten)));
  $('chon-tai-lieu').parentElement.hidden = kq.tai_lieu.length < 2;
  $('ten-tai-lieu').textContent = tl?.ten ?? '';
  $('tong-trang').textContent = tl?.so_trang ?? 0;
  if (!tl) {
    cac = [];
    khung.replaceChildren(el('div', { lop: 'trong' },
      el('p', {}, kq.loiGoi ?? (kq.hong ? 'Chưa có trang nào: xem các lỗi ở bên phải.' : 'Việc này không có trang để xem; kết quả là các tệp ở bên phải.')),
      el('ul', {}, kq.tom_tat.slice(0, 60).map((d) => el('li', {}, d)))));
    return;
  }
  khung.querySelector('.trong')?.remove();
  while (cac.length > tl.trang.length) cac.pop().khung.remove();
  tl.trang.forEach((co, so) => {
    let t = cac[so];
    if (!t) {
      const lop = el('div', { lop: 'lop' });
      const o = el('div', { lop: 'trang', 'data-so': String(so), role: 'group', 'aria-label': `Trang ${so + 1} trên ${tl.so_trang}` }, lop, el('span', { lop: 'so', 'aria-hidden': 'true' }, String(so + 1)));
      t = { so, khung: o, lop, ma: 0, chu: [], gan: false };
      cac[so] = t;
      khung.append(o);
      xem.observe(o);
    }
    t.co = co;
    datCo(t);
    if (t.gan) nap(t);
  });
  if (tl.so_trang > tl.trang.length && !khung.querySelector('.con')) {
    khung.append(el('p', { lop: 'con' }, `Trên màn hình có ${tl.trang.length} trang đầu trong ${tl.so_trang} trang; tệp tải về đủ cả.`));
  }
}

/** Đưa chỗ của một phát hiện vào giữa khung nhìn và đánh dấu. */
export function denCho(cho) {
  if (cho.tl !== taiLieu) doiTaiLieu(cho.tl);
  dau = cho;
  cac.forEach((t) => { if (t.ma) veLop(t); });
  const t = cac[cho.trang];
  if (!t) return;
  const k = tyLe(t.co[0]);
  $('cac-trang').scrollTo({ top: t.khung.offsetTop + cho.o[1] * k - $('cac-trang').clientHeight / 3, left: Math.max(0, cho.o[0] * k - 60) });
}

function doiTaiLieu(i) {
  taiLieu = i;
  maDangVe = 0;
  cac.forEach((t) => t.khung.remove());
  cac = [];
  ve();
}

function datPhong(moi) {
  phong = moi;
  $('phong').value = moi;
  cac.forEach(datCo);
}

export function khoiTao() {
  khi('ketQua', ve);
  khi('viec', () => { dau = null; });
  $('phong').onchange = (e) => datPhong(e.target.value);
  const muc = ['0.75', '1', '1.25', '1.5', '2'];
  const buoc = (b) => datPhong(muc[Math.min(muc.length - 1, Math.max(0, muc.indexOf(phong === 'vua' ? '1' : phong) + b))]);
  $('nho-di').onclick = () => buoc(-1);
  $('to-len').onclick = () => buoc(1);
  $('chon-tai-lieu').onchange = (e) => doiTaiLieu(Number(e.target.value));
  $('so-trang').onchange = (e) => cac[Number.parseInt(e.target.value, 10) - 1]?.khung.scrollIntoView();
  let hen;
  $('cac-trang').addEventListener('scroll', () => {
    clearTimeout(hen);
    hen = setTimeout(() => {
      const giua = $('cac-trang').scrollTop + $('cac-trang').clientHeight / 3;
      const t = cac.findLast((c) => c.khung.offsetTop <= giua);
      if (t && document.activeElement !== $('so-trang')) $('so-trang').value = String(t.so + 1);
    }, 80);
  });
  new ResizeObserver(() => { if (phong === 'vua') cac.forEach(datCo); }).observe($('cac-trang'));
}
