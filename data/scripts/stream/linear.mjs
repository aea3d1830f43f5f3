/** Small dense linear systems, and a thin plate through scattered values. */

/** Solves A x = b by elimination with pivots; `a` and `b` are left alone. */
export function solve(a, b) {
  const n = b.length;
  const m = a.map((row, i) => [...row, b[i]]);
  for (let c = 0; c < n; c += 1) {
    let pivot = c;
    for (let r = c + 1; r < n; r += 1) if (Math.abs(m[r][c]) > Math.abs(m[pivot][c])) pivot = r;
    [m[c], m[pivot]] = [m[pivot], m[c]];
    if (m[c][c] === 0) throw new Error(`matrix: got a singular one of ${n}, expected full rank`);
    for (let r = 0; r < n; r += 1) {
      if (r === c) continue;
      const factor = m[r][c] / m[c][c];
      if (factor !== 0) for (let k = c; k <= n; k += 1) m[r][k] -= factor * m[c][k];
    }
  }
  return m.map((row, i) => row[n] / row[i]);
}

/** Least squares: rows of unknowns, their values, a weight each. */
export function leastSquares(rows, values, weights = rows.map(() => 1)) {
  const n = rows[0].length;
  const a = Array.from({ length: n }, () => new Array(n).fill(0));
  const b = new Array(n).fill(0);
  rows.forEach((row, k) => {
    for (let i = 0; i < n; i += 1) {
      b[i] += weights[k] * row[i] * values[k];
      for (let j = 0; j < n; j += 1) a[i][j] += weights[k] * row[i] * row[j];
    }
  });
  return solve(a, b);
}

/** Thin plate spline (Duchon 1977) through values at places; x is scaled by `xScale`. */
export function thinPlate(places, values, xScale) {
  const n = places.length;
  const u = (p, q) => {
    const r2 = ((p[0] - q[0]) * xScale) ** 2 + (p[1] - q[1]) ** 2;
    return r2 === 0 ? 0 : r2 * Math.log(r2);
  };
  const a = Array.from({ length: n + 3 }, () => new Array(n + 3).fill(0));
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) a[i][j] = u(places[i], places[j]);
    a[i][i] += 1e-5;
    [1, places[i][0], places[i][1]].forEach((one, k) => {
      a[i][n + k] = one;
      a[n + k][i] = one;
    });
  }
  const w = solve(a, [...values, 0, 0, 0]);
  return (place) => {
    let sum = w[n] + w[n + 1] * place[0] + w[n + 2] * place[1];
    for (let i = 0; i < n; i += 1) sum += w[i] * u(place, places[i]);
    return sum;
  };
}
