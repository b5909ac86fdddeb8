// Sine and cosine of degrees and the arcsine, from nothing but + - * / and the square root, which IEEE 754 fixes to
// the last bit. ECMAScript leaves `Math.sin` to the engine; a finding must not depend on whose engine measured it.
// Polynomials of the kernels: fdlibm 5.3, k_sin.c and k_cos.c (Sun Microsystems, 1993), error below one unit in the
// last place between -45° and 45°.

const RADIANS_PER_DEGREE = 0.017453292519943295;

/**
 * Sine of degrees, at most 1e6 in size. Reduction by quarter turns is exact for what longitudes and latitudes can be.
 */
export function sinDeg(degrees: number): number {
  const quarters = Math.floor(degrees / 90 + 0.5);
  const x = (degrees - quarters * 90) * RADIANS_PER_DEGREE;
  const kernel = (quarters & 1) === 0 ? kernelSin(x) : kernelCos(x);
  return (quarters & 2) === 0 ? kernel : -kernel;
}

/** Cosine of degrees, at most 1e6 in size. */
export function cosDeg(degrees: number): number {
  const quarters = Math.floor(degrees / 90 + 0.5);
  const x = (degrees - quarters * 90) * RADIANS_PER_DEGREE;
  const kernel = (quarters & 1) === 0 ? kernelCos(x) : kernelSin(x);
  return ((quarters + 1) & 2) === 0 ? kernel : -kernel;
}

function kernelSin(x: number): number {
  const z = x * x;
  const tail =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return x + z * x * (-1.66666666666666324348e-1 + z * tail);
}

function kernelCos(x: number): number {
  const z = x * x;
  const low = 4.16666666666666019037e-2 + z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5);
  const high = -2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11);
  const half = 0.5 * z;
  const rough = 1 - half;
  // What rounding took from 1 - z/2 is put back with the small terms.
  return rough + (1 - rough - half + z * (z * (low + z * z * z * high)));
}

/**
 * Arcsine in radians of `x` from 0 to 1, relative error below 1e-14: the angle is halved until a short series holds.
 */
export function asin(x: number): number {
  let halved = x;
  let doublings = 1;
  while (halved > 0.05) {
    halved /= Math.sqrt(2 * (1 + Math.sqrt(Math.max(0, 1 - halved * halved))));
    doublings *= 2;
  }
  const z = halved * halved;
  return doublings * halved * (1 + z * (1 / 6 + z * (3 / 40 + z * (15 / 336 + z * (105 / 3456 + z * (945 / 42_240))))));
}
