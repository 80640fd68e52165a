//! A step in the registers of the processor at hand, be they of 16, 32 or 64 bytes.

use fearless_simd::prelude::*;
use fearless_simd::{i8x64, mask8x64};

use super::{Lanes, STEP};

/// The bytes of a step. What works on them has to become a part of a function that is compiled for
/// the processor, as `fearless_simd::dispatch!` makes them: hence `inline(always)` all the way.
#[derive(Clone, Copy)]
pub(crate) struct Loaded<S: Simd>(i8x64<S>);

/// Which of the bytes of a step pass a test.
pub(crate) type Flags<S> = mask8x64<S>;

impl<S: Simd> Loaded<S> {
    #[inline(always)]
    pub(crate) fn of(simd: S, lanes: &Lanes) -> Loaded<S> {
        let step: [u8; STEP] = lanes.first_chunk().copied().unwrap_or([0; STEP]);
        Loaded(step.map(|byte| byte as i8).simd_into(simd))
    }

    /// Which are the byte.
    #[inline(always)]
    pub(crate) fn is(self, byte: u8) -> Flags<S> {
        self.0.simd_eq(byte as i8)
    }

    /// Which are one of some from one on; see [`super::is_among`].
    #[inline(always)]
    pub(crate) fn is_among(self, from: u8, count: u8) -> Flags<S> {
        let lowest = i8::MIN as u8;
        let shifted = self.0 + lowest.wrapping_sub(from) as i8;
        shifted.simd_lt(lowest.wrapping_add(count) as i8)
    }

    /// Which are at least the byte, which is no ASCII.
    #[inline(always)]
    pub(crate) fn is_from(self, first: u8) -> Flags<S> {
        self.is_among(first, first.wrapping_neg())
    }

    /// Which are letters or digits of ASCII.
    #[inline(always)]
    pub(crate) fn is_word(self) -> Flags<S> {
        self.is_letter() | self.is_digit()
    }

    #[inline(always)]
    pub(crate) fn is_letter(self) -> Flags<S> {
        Loaded(self.0 | 0x20).is_among(b'a', 26)
    }

    #[inline(always)]
    pub(crate) fn is_digit(self) -> Flags<S> {
        self.is_among(b'0', 10)
    }
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::*;

    /// What is told of all bytes, 64 at a time.
    #[inline(always)]
    fn told(simd: impl Simd) -> Vec<[u64; 4]> {
        let all: Vec<u8> = (0..=255).chain([0; crate::lanes::AHEAD]).collect();
        let steps = (0..256)
            .step_by(STEP)
            .filter_map(|at| all[at..].first_chunk());
        let told = steps.map(
            #[inline(always)]
            |lanes| {
                let all = Loaded::of(simd, lanes);
                [
                    all.is(b'#') | all.is(0xe4),
                    all.is_among(0xe4, 6),
                    all.is_from(0xc0),
                    all.is_word(),
                ]
                .map(
                    #[inline(always)]
                    |flags| flags.to_bitmask(),
                )
            },
        );
        told.collect()
    }

    #[test]
    fn all_registers_tell_the_same_as_a_byte_at_a_time() {
        let tests: [fn(u8) -> bool; 4] = [
            |byte| matches!(byte, b'#' | 0xe4),
            |byte| matches!(byte, 0xe4..=0xe9),
            |byte| byte >= 0xc0,
            |byte| byte.is_ascii_alphanumeric(),
        ];
        let of_step = |step: u8| {
            tests.map(|test| {
                let lanes = (0..64).filter(|lane| test(step * 64 + lane));
                lanes.fold(0_u64, |bits, lane| bits | 1 << lane)
            })
        };
        let expected: Vec<[u64; 4]> = (0..4).map(of_step).collect();
        assert_eq!(dispatch!(Level::new(), simd => told(simd)), expected);
        assert_eq!(dispatch!(Level::baseline(), simd => told(simd)), expected);
        #[cfg(target_arch = "x86_64")]
        {
            let level = Level::new();
            if let Some(simd) = level.as_sse4_2() {
                assert_eq!(simd.vectorize(|| told(simd)), expected);
            }
            if let Some(simd) = level.as_avx2() {
                assert_eq!(simd.vectorize(|| told(simd)), expected);
            }
        }
    }
}
