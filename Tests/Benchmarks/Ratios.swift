/// Ratios of many runs.
struct Ratios {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    var count: Int { sorted.count }
    var median: Double { quantile(0.5) }

    func quantile(_ part: Double) -> Double {
        sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }
}

extension Double {
    /// With three decimals.
    var words: String {
        let thousandths = Int((self * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}

extension String {
    var padded: String { self + String(repeating: " ", count: max(0, 20 - count)) }
}

extension Duration {
    /// Milliseconds with their fractions.
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}
