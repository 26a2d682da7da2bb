extension Span {
    /// As people say it: "18 ms", "2.4 s", "30 s", "10 min".
    package var words: String {
        switch milliseconds {
        case ..<1000: "\(milliseconds) ms"
        case ..<10_000 where milliseconds % 1000 >= 100: "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
        case ..<60_000: "\(milliseconds / 1000) s"
        default: "\(milliseconds / 60_000) min"
        }
    }
}
