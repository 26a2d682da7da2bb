/// A small deterministic generator (SplitMix64): the same seed gives the same numbers on every machine.
package struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable, Codable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, 1.
    package mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// True with the given probability; draws one number whatever the probability, so that rates can change without
    /// shifting what follows.
    package mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// A whole number within the bounds.
    package mutating func number(in bounds: ClosedRange<Int64>) -> Int64 {
        bounds.lowerBound + Int64(next() % UInt64(bounds.upperBound - bounds.lowerBound + 1))
    }

    /// An independent generator for one purpose, so that drawing from it does not shift the others.
    mutating func split() -> SeededGenerator {
        SeededGenerator(seed: next())
    }
}
