import Foundation

/// Prints every row as soon as it is known, with the limit that it is held to, and counts those that do not hold.
struct Sheet {
    enum Limit {
        case atMost(Double)
        case atLeast(Double)

        func isKept(by value: Double) -> Bool {
            switch self {
            case .atMost(let limit): value <= limit
            case .atLeast(let limit): value >= limit
            }
        }

        var words: String {
            switch self {
            case .atMost(let limit): "≤ \(limit)"
            case .atLeast(let limit): "≥ \(limit)"
            }
        }
    }

    private(set) var broken = 0

    func title(_ text: String) { out("\n\(text)") }

    /// - Parameter judged: what is held against the limit, where that is not the value itself.
    mutating func row(_ name: String, _ value: Double, _ limit: Limit? = nil, judged: Double? = nil, note: String = "")
    {
        var verdict = ""
        if let limit {
            // Nothing measured is no number, and keeps no limit.
            let isKept = limit.isKept(by: judged ?? value)
            if !isKept { broken += 1 }
            verdict = isKept ? "holds" : "EXCEEDED"
        }
        let columns = [
            name.filled(to: 24), value.words.filled(to: 9, fromLeft: true), (limit?.words ?? "").filled(to: 8),
            verdict.filled(to: 9), note,
        ]
        out("  " + columns.joined(separator: "  ").trimmed)
    }

    mutating func failure(_ name: String, _ reason: String) {
        broken += 1
        out("  \(name.filled(to: 24))  FAILED: \(reason)")
    }

    /// Whether everything held, in words.
    func conclude() {
        out(broken == 0 ? "\nEvery limit holds." : "\n\(broken) \(broken == 1 ? "row does" : "rows do") not hold.")
    }

    /// Standard output is buffered where it is no terminal.
    private func out(_ line: String) {
        print(line)
        fflush(nil)
    }
}

extension Double {
    /// With three decimals.
    var words: String { isFinite ? String(format: "%.3f", self) : "none" }
}

extension String {
    fileprivate func filled(to width: Int, fromLeft: Bool = false) -> String {
        let filling = String(repeating: " ", count: Swift.max(0, width - count))
        return fromLeft ? filling + self : self + filling
    }

    fileprivate var trimmed: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
