extension Span {
    /// How old something is, as people say it: "41 min", "20 h", "2 h 5 min", "7 d 4 h".
    package var age: String {
        let minutes = max(0, milliseconds / 60_000)
        let (hours, days) = (minutes / 60, minutes / (24 * 60))
        if hours < 1 { return "\(minutes) min" }
        if days < 1 { return minutes % 60 > 0 ? "\(hours) h \(minutes % 60) min" : "\(hours) h" }
        return hours % 24 > 0 ? "\(days) d \(hours % 24) h" : "\(days) d"
    }
}
