/// Ratios of many runs.
struct Ratios {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    var count: Int { sorted.count }
    var median: Double { quantile(0.5) }

    func quantile(_ part: Double) -> Double {
        sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }

    /// Between which of the ratios the true median lies, with 95 % confidence (the binomial's ranks).
    var medianRange: ClosedRange<Double> {
        let reach = 0.98 / Double(max(1, count)).squareRoot()
        return quantile(max(0, 0.5 - reach))...quantile(min(1, 0.5 + reach))
    }
}

extension Duration {
    /// Milliseconds with their fractions.
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}
