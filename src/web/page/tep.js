// Các tệp: thả, chọn, thẻ của từng tệp, chọn một hoặc nhiều.
import * as api from './api.js';
import { $, bao, coLon, el } from './tien-ich.js';
import { S, VIEC_CUA, boViec, chonViec, doi, khi, phat } from './trang-thai.js';

const CUNG_LUC = 4;
/** Tệp của hệ thống mà thư mục nào cũng có. */
const BO_QUA = /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** Mọi tệp trong những gì được thả, thư mục thì cả bên trong. */
async function tepTrong(muc) {
  const ra = [];
  const di = async (m, truoc) => {
    if (m.isFile) {
      const tep = await new Promise((duoc, hong) => m.file(duoc, hong));
      ra.push([truoc + tep.name, tep]);
    } else {
      const doc = m.createReader();
      for (;;) {
        const loat = await new Promise((duoc, hong) => doc.readEntries(duoc, hong));
        if (!loat.length) break;
        for (const c of loat) await di(c, `${truoc}${m.name}/`);
      }
    }
  };
  for (const m of muc) await di(m, '');
  return ra;
}

/** Đưa các tệp lên, mỗi lúc vài tệp, rồi chọn chúng. */
export async function themCacTep(list) {
  const canDua = list.filter(([ten]) => !BO_QUA.test(ten)).sort((a, b) => a[0].localeCompare(b[0], 'vi', { numeric: true }));
  const moi = [];
  let tiep = 0;
  let xong = 0;
  const loi = [];
  const lam = async () => {
    while (tiep < canDua.length) {
      const [ten, tep] = canDua[tiep++];
      try {
        if (tep.size > S.ten.moiTep) throw new api.HongYeuCau(`lớn hơn ${coLon(S.ten.moiTep)}, không nhận`);
        const the = await api.themTep(ten, tep);
        moi.push(the);
        S.tep.set(the.id, the);
        if (canDua.length <= 20) veTep();
      } catch (e) {
        loi.push(`${ten}: ${e.message}`);
      }
      xong += 1;
      if (canDua.length > 3) bao(`Đã nhận ${xong}/${canDua.length} tệp`);
    }
  };
  await Promise.all(Array.from({ length: CUNG_LUC }, lam));
  if (loi.length) bao(loi.slice(0, 3).join(' • ') + (loi.length > 3 ? ` và ${loi.length - 3} tệp khác` : ''));
  // Tệp đến trước sau tùy lúc; trên trang và trong văn bản thì theo tên, 2 trước 10.
  moi.sort(theoTen);
  for (const the of moi) { S.tep.delete(the.id); S.tep.set(the.id, the); }
  for (const the of moi.filter((t) => t.co_quan)) {
    if (S.viec) doi(S.viec, { coQuan: the.co_quan }); else S.coQuan = the.co_quan;
    bao(`Dùng thông tin cơ quan trong ${the.ten}`);
  }
  const dung = moi.filter((t) => VIEC_CUA[t.loai]);
  phat('tep');
  if (dung.length) chonTep(dung.map((t) => t.id));
}

const theoTen = (a, b) => a.ten.localeCompare(b.ten, 'vi', { numeric: true });

const laKeHoach = (id) => ['du-lieu', 'so-ke-hoach', 'van-ban-thuan'].includes(S.tep.get(id)?.loai);

/** Chọn các tệp và việc hay làm nhất với chúng: kế hoạch là tệp chính, bảng là tệp kèm. */
export function chonTep(ids) {
  S.chon = new Set(ids);
  const dung = ids.filter((id) => VIEC_CUA[S.tep.get(id)?.loai]);
  if (!dung.length) { boViec(); phat('tep'); return; }
  const chinh = dung.find(laKeHoach) ?? (dung.some((id) => S.tep.get(id).loai === 'bang') && dung.find((id) => S.tep.get(id).loai === 'word')) ?? dung[0];
  const kem = ids.filter((id) => id !== (chinh || dung[0]) && S.tep.get(id)?.loai !== 'co-quan');
  const dau = chinh || dung[0];
  const tienDo = kem.length > 0 && kem.every((id) => /ti[eế]n[- _]?[dđ][oộ]/i.test(S.tep.get(id).ten));
  const cu = S.theoTep[dau]?.viec;
  const duoc = VIEC_CUA[S.tep.get(dau).loai];
  const hop = tienDo ? 'bao-cao' : kem.length && S.tep.get(dau).loai === 'word' && kem.some((id) => S.tep.get(id).loai === 'bang') ? 'lap' : duoc[0];
  chonViec(dau, kem, cu && duoc.includes(cu) && !tienDo ? cu : hop);
  phat('tep');
}

function veThe(the) {
  const xau = { loi: 0, 'canh-bao': 0 };
  the.phat_hien.forEach((p) => { if (p.muc_do in xau) xau[p.muc_do] += 1; });
  const lyDo = the.loai === 'hong' ? the.phat_hien.find((p) => p.muc_do === 'loi') ?? the.phat_hien[0] : null;
  const chon = S.chon.has(the.id);
  return el('li', { lop: chon ? 'dang-chon' : '', 'data-id': String(the.id) },
    el('div', { lop: 'dong-dau' },
      VIEC_CUA[the.loai] && el('input', { type: 'checkbox', checked: chon, 'aria-label': `Chọn ${the.ten}`, onchange: () => doiChon(the.id) }),
      el('button', { lop: 'ten', 'aria-pressed': String(chon), onclick: () => VIEC_CUA[the.loai] && chonTep([the.id]) }, the.ten),
      el('button', { lop: 'lien-ket', 'aria-label': `Bỏ ${the.ten}`, title: 'Bỏ khỏi trang', onclick: () => bo(the.id) }, '✕')),
    el('span', { lop: 'nho' }, `${the.goi} · ${coLon(the.co)} `),
    xau.loi > 0 && el('span', { lop: 'nhan loi' }, `${xau.loi} lỗi`),
    xau['canh-bao'] > 0 && el('span', { lop: 'nhan canh-bao' }, `${xau['canh-bao']} chỗ ngờ`),
    el('dl', {}, the.mo_ta.map(([k, v]) => el('div', {}, el('dt', {}, k), el('dd', { title: v }, v)))),
    lyDo && el('p', { lop: 'nho loi' }, lyDo.noi_dung, lyDo.cach_sua && ` → ${lyDo.cach_sua}`));
}

function doiChon(id) {
  const moi = new Set(S.chon);
  if (!moi.delete(id)) moi.add(id);
  chonTep([...moi].map((k) => S.tep.get(k)).filter(Boolean).sort(theoTen).map((t) => t.id));
}

async function bo(id) {
  await api.boTep([id]).catch(() => {});
  S.tep.delete(id);
  S.chon.delete(id);
  delete S.theoTep[id];
  if (S.viec?.chinh === id) boViec();
  else if (S.viec?.kem.includes(id)) doi({ ...S.viec, kem: S.viec.kem.filter((k) => k !== id) }, { nhe: true });
  phat('tep');
}

let henVe;
export function veTep() {
  cancelAnimationFrame(henVe);
  henVe = requestAnimationFrame(() => {
    const giu = document.activeElement?.closest?.('#cac-tep li')?.dataset.id;
    $('cac-tep').replaceChildren(...[...S.tep.values()].map(veThe));
    if (giu) $('cac-tep').querySelector(`li[data-id="${giu}"] .ten`)?.focus();
    $('dem-tep').textContent = S.tep.size ? `(${S.tep.size})` : '';
    $('chon-het').hidden = S.tep.size < 2;
    $('loi-dan').hidden = S.tep.size > 0;
  });
}

export function khoiTao() {
  khi('tep', veTep);
  $('chon-tep').onclick = () => $('o-tep').click();
  $('chon-thu-muc').onclick = () => $('o-thu-muc').click();
  for (const o of [$('o-tep'), $('o-thu-muc')]) {
    o.onchange = () => {
      themCacTep([...o.files].map((f) => [f.webkitRelativePath || f.name, f]));
      o.value = '';
    };
  }
  $('chon-het').onclick = () => chonTep([...S.tep.keys()]);
  document.addEventListener('dragover', (e) => { e.preventDefault(); document.body.classList.add('dang-tha'); });
  document.addEventListener('dragleave', (e) => { if (!e.relatedTarget) document.body.classList.remove('dang-tha'); });
  document.addEventListener('drop', async (e) => {
    e.preventDefault();
    document.body.classList.remove('dang-tha');
    const muc = [...e.dataTransfer.items].map((i) => i.webkitGetAsEntry?.()).filter(Boolean);
    themCacTep(muc.length ? await tepTrong(muc) : [...e.dataTransfer.files].map((f) => [f.name, f]));
  });
}
