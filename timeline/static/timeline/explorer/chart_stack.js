// Puts what overlaps into rows: nothing touches, and what has a row keeps it where it can.

// Rows for items in the order given. `starts` and `ends` are pixels; `wanted[i]` is the row that item
// i had before, or -1. Null when more than `most` rows were needed.
export function stack(starts, ends, wanted, most) {
  const rows = [];
  const found = new Int32Array(starts.length).fill(-1);
  for (let i = 0; i < starts.length; i += 1) {
    const row = wanted[i];
    if (row >= 0 && row < most && placed(rowAt(rows, row), starts[i], ends[i])) found[i] = row;
  }
  for (let i = 0; i < starts.length; i += 1) {
    if (found[i] < 0) found[i] = firstFree(rows, starts[i], ends[i], most);
    if (found[i] < 0) return null;
  }
  return { rows: found, count: rows.length };
}

function rowAt(rows, row) {
  while (rows.length <= row) rows.push({ starts: [], ends: [] });
  return rows[row];
}

function firstFree(rows, start, end, most) {
  for (let row = 0; row < rows.length; row += 1) {
    if (placed(rows[row], start, end)) return row;
  }
  if (rows.length >= most) return -1;
  placed(rowAt(rows, rows.length), start, end);
  return rows.length - 1;
}

// Takes the place in the row, unless something is there.
function placed(row, start, end) {
  const at = after(row.starts, start);
  if (at > 0 && row.ends[at - 1] > start) return false;
  if (at < row.starts.length && row.starts[at] < end) return false;
  if (at === row.starts.length) {
    row.starts.push(start);
    row.ends.push(end);
  } else {
    row.starts.splice(at, 0, start);
    row.ends.splice(at, 0, end);
  }
  return true;
}

// How many of the sorted numbers are at most this one.
export function after(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// How many numbers, of which each is at least the one before, are less than this one.
export function before(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
