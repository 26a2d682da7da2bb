import Maintenance

/// Will clients trust the servers after this?
extension DatabaseChecks {
    /// How long before its end a certificate is told of.
    private static var warning: Span { .minutes(30 * 24 * 60) }

    /// Clients that verify the server refuse one whose certificate has ended, and they connect anew after every failover
    /// and restart.
    func certificates() -> [Finding] {
        let ending = certificateEnds.filter { $0.end - now < Self.warning }
            .sorted { ($0.end, $0.owner) < ($1.end, $1.owner) }
        guard !ending.isEmpty else { return [] }
        let words = ending.map { "that of \($0.owner) \($0.end <= now ? "ended" : "ends") on \($0.end.words)" }
        return [
            Finding(
                .acknowledge, "certificates",
                "Server certificates end soon: \(words.listed). Clients that verify the server connect anew after this."
            )
        ]
    }
}
