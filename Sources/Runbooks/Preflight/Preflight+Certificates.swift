import Maintenance

/// Will clients trust the servers after this?
extension Preflight {
    /// How long before its end a certificate is told of.
    private static let warning = Span.minutes(30 * 24 * 60)

    /// Clients that verify the server refuse one whose certificate has ended, and they connect anew after every failover
    /// and restart.
    func certificates() -> [Finding] {
        let ending = membership.entries.compactMap { entry -> (InstanceID, Timestamp)? in
            guard let end = entry.instance?.certificateValidTill, end - now < Self.warning else { return nil }
            return (entry.identifier, end)
        }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        guard !ending.isEmpty else { return [] }
        let words = ending.map { "that of \($0.0) \($0.1 <= now ? "ended" : "ends") on \($0.1.words)" }
        return [
            Finding(
                .acknowledge, "certificates",
                "Server certificates end soon: \(words.listed). Clients that verify the server connect anew after this."
            )
        ]
    }
}
