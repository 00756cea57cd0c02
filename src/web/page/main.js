// Khởi đầu: nối các phần của trang với nhau.
import * as api from './api.js';
import { $, TEN_MUC, bao, el } from './tien-ich.js';
import { S, coSua, doi, hoanTac, khi, lamLai, nhoLai, phat } from './trang-thai.js';
import * as tep from './tep.js';
import * as viec from './viec.js';
import * as xemTrang from './xem-trang.js';
import * as lay from './lay.js';
import { veDai } from './sua-bang.js';
import { veBieu } from './du-kien.js';

const THE = { 'phat-hien': 'Phát hiện', bang: 'Cách đọc', 'du-kien': 'Dữ kiện' };
let the = 'phat-hien';
let viecDaVe = null;

function veThe() {
  $('cac-the').replaceChildren(...Object.entries(THE).map(([k, ten]) => {
    const so = k === 'phat-hien' ? S.kq?.phat_hien.length : k === 'du-kien' ? S.kq?.thieu.length : 0;
    return el('button', {
      role: 'tab', id: `the-${k}`, 'aria-selected': String(k === the), 'aria-controls': 'the', tabindex: k === the ? '0' : '-1',
      onclick: () => { the = k; veThe(); vePhai(true); },
    }, ten, so ? ` (${so})` : '');
  }));
  $('the').setAttribute('aria-labelledby', `the-${the}`);
}

function vePhatHien(kq) {
  if (!kq.phat_hien.length && !kq.tom_tat.length) return [el('p', { lop: 'nho' }, 'Không có gì phải xem lại.')];
  return [
    kq.tom_tat.length > 0 && el('details', { open: kq.tom_tat.length < 6 }, el('summary', {}, 'Tóm tắt'), el('ul', {}, kq.tom_tat.slice(0, 200).map((d) => el('li', { lop: 'nho' }, d)))),
    el('ul', { lop: 'phat-hien' }, kq.phat_hien.slice(0, 400).map((p) => el('li', { lop: p.muc_do },
      el('button', { 'data-ma': p.ma, title: p.cho ? 'Xem chỗ này trên trang' : '', onclick: () => (p.cho ? xemTrang.denCho(p.cho) : bao('Phát hiện này là của cả văn bản hoặc không có trên trang.')) },
        el('span', { lop: `muc ${p.muc_do}` }, TEN_MUC[p.muc_do], p.cho ? ` · trang ${p.cho.trang + 1}` : ''),
        el('div', {}, p.noi_dung),
        p.cach_sua && el('div', { lop: 'cach-sua' }, p.cach_sua),
        el('div', { lop: 'o-dau' }, [p.o_dau, p.can_cu].filter(Boolean).join(' · ')))))),
    kq.phat_hien.length > 400 && el('p', { lop: 'nho' }, `… và ${kq.phat_hien.length - 400} phát hiện nữa.`),
  ].filter(Boolean);
}

/** Đang gõ trong biểu thì không vẽ lại biểu: con trỏ phải ở nguyên chỗ. */
function vePhai(canVe) {
  $('phai').hidden = !S.viec;
  if (!S.viec || !S.kq) { $('the').replaceChildren(); return; }
  const dangGo = $('the').contains(document.activeElement) && ['INPUT', 'TEXTAREA'].includes(document.activeElement.tagName) && document.activeElement.type !== 'checkbox';
  if (dangGo && !canVe && viecDaVe === `${S.viec.chinh}/${S.viec.viec}/${the}`) return;
  viecDaVe = `${S.viec.chinh}/${S.viec.viec}/${the}`;
  const o = $('the');
  const giu = o.contains(document.activeElement) ? [...o.querySelectorAll('select, button, input')].indexOf(document.activeElement) : -1;
  const cuon = o.scrollTop;
  if (the === 'phat-hien') o.replaceChildren(...vePhatHien(S.kq));
  if (the === 'bang') o.replaceChildren(...veDai(S.kq));
  if (the === 'du-kien') o.replaceChildren(veBieu(S.kq));
  o.scrollTop = cuon;
  if (giu >= 0) o.querySelectorAll('select, button, input')[giu]?.focus();
}

function veNut() {
  $('hoan-tac').disabled = !S.lui.length;
  $('lam-lai').disabled = !S.toi.length;
}

function phim(e) {
  if (!(e.ctrlKey || e.metaKey) || e.altKey) return;
  const go = ['INPUT', 'TEXTAREA'].includes(document.activeElement?.tagName) && document.activeElement.type !== 'checkbox';
  const k = e.key.toLowerCase();
  if (go) return;
  if (k === 'z' && !e.shiftKey) { e.preventDefault(); hoanTac(); vePhai(true); }
  if (k === 'y' || (k === 'z' && e.shiftKey)) { e.preventDefault(); lamLai(); vePhai(true); }
}

/** Mũi tên đi giữa các thẻ, như mọi dải thẻ khác. */
function phimThe(e) {
  const cac = Object.keys(THE);
  const buoc = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
  if (!buoc) return;
  the = cac[(cac.indexOf(the) + buoc + cac.length) % cac.length];
  veThe();
  vePhai(true);
  $(`the-${the}`).focus();
}

async function batDau() {
  tep.khoiTao();
  viec.khoiTao();
  xemTrang.khoiTao();
  lay.khoiTao();
  khi('viec', () => { veNut(); vePhai(false); });
  khi('ketQua', () => { veThe(); vePhai(false); });
  $('hoan-tac').onclick = () => { hoanTac(); vePhai(true); };
  $('lam-lai').onclick = () => { lamLai(); vePhai(true); };
  document.addEventListener('keydown', phim);
  $('cac-the').addEventListener('keydown', phimThe);
  $('thoat').onclick = async () => {
    S.chuaLay = false;
    await api.thoat().catch(() => {});
    document.body.replaceChildren(el('p', { id: 'da-dung' }, 'Chương trình đã dừng. Có thể đóng trang này.'));
  };
  addEventListener('beforeunload', (e) => { if (S.chuaLay && coSua(S.viec)) e.preventDefault(); });
  try {
    const dau = await api.khoiDau();
    S.ten = { cot: dau.cot, noi: dau.co_quan.noi, moiTep: dau.moi_tep, tatCa: dau.tat_ca };
    if (dau.co_quan.du_kien) S.coQuan = dau.co_quan.du_kien;
    if (dau.co_quan.phat_hien) bao(`co-quan.toml: ${dau.co_quan.phat_hien[0]?.noi_dung ?? 'không đọc được'}`);
    dau.tep.forEach((t) => S.tep.set(t.id, t));
    phat('tep');
    if (!nhoLai() && dau.tep.some((t) => t.luu_duoc)) tep.chonTep(dau.tep.filter((t) => t.luu_duoc).map((t) => t.id));
    api.giuSong(() => bao('Chương trình vanthu đã dừng.'));
    document.body.dataset.sanSang = '1';
  } catch (e) { bao(e.message); }
}

batDau();
export { doi };
