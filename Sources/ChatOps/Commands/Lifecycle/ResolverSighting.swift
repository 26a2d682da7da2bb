import Maintenance

/// What the resolver of the bot's machine answers to the record of a lifecycle, held against Route 53 and its databases.
struct ResolverSighting: Sendable {
    /// Whether an answer is what a zone says.
    enum Agreement: Sendable, Equatable {
        case agrees
        case differs
        /// Where a record is no plain CNAME, where it leads is not known here.
        case unknown
    }

    private static let databaseLimit = 8

    let record: Reading<ResolvedName>
    /// What it answers to the names that the record may lead to, by which an answer is known that ends beyond them: the writer's
    /// name, or that of a machine (Aurora user guide, "Amazon Aurora endpoint connections").
    private let others: [String: ResolvedName]

    /// What has to be asked of a lifecycle whose databases and records are read.
    static func questions(on seen: LifecycleSighting) -> [ResolverQuestion] {
        guard let place = seen.place, let dns = seen.lifecycle.dns else { return [] }
        return ([dns.record] + names(on: seen)).map { ResolverQuestion($0, in: place) }
    }

    private static func names(on seen: LifecycleSighting) -> [String] {
        let databases = seen.databases.value ?? []
        return (seen.records?.value ?? []).flatMap(\.targets) + databases.prefix(databaseLimit).compactMap(\.endpoint)
    }

    /// `nil` where there is no record.
    init?(_ seen: LifecycleSighting, _ answers: Answers) {
        guard let place = seen.place, let dns = seen.lifecycle.dns else { return nil }
        record =
            answers[ResolverQuestion(dns.record, in: place)]?.reading ?? .unavailable(Observation.notAsked)
        let found = Self.names(on: seen).compactMap { name in
            answers[ResolverQuestion(name, in: place)]?.reading.value.map { (DNSName.plain(name), $0) }
        }
        others = Dictionary(found) { first, _ in first }
    }

    /// The database that the answer leads to.
    func database(among databases: [ManagedDatabase]) -> ManagedDatabase? {
        databases.first(where: leads)
    }

    func agreement(with zone: ZoneRecord, among databases: [ManagedDatabase]) -> Agreement {
        switch (zone.state, record.value) {
        case (.other, _), (_, nil): return .unknown
        case (.missing, let answer?): return answer == .unknown ? .agrees : .differs
        case (.points, _?):
            let database = database(among: databases)
            return zone.targets.contains { isAt($0) || database?.isAt($0) ?? false } ? .agrees : .differs
        }
    }

    private func leads(to database: ManagedDatabase) -> Bool {
        guard case .found(let name, _)? = record.value else { return false }
        return database.isAt(name) || database.endpoint.map(isAt) ?? false
    }

    private func isAt(_ target: String) -> Bool {
        guard let answer = record.value, case .found(let name, _) = answer else { return false }
        return DNSName.isSame(name, target) || others[DNSName.plain(target)].map(answer.isSame) ?? false
    }
}
