import Maintenance

/// How clients are led from one database of a lifecycle to another: which records, in which zones.
struct PromotionShape {
    let survey: LifecycleSurvey
    let settings: Lifecycle.RecordSettings
    let zones: [Promotion.Zone]
    /// Names that the record leads through.
    private let passed: [String]
    let isBack: Bool

    private var lifecycle: Lifecycle { survey.lifecycle }

    /// - Throws: `Refusal` when there is no record that may be changed.
    init(_ survey: LifecycleSurvey, isBack: Bool = false) throws(Refusal) {
        self.survey = survey
        self.isBack = isBack
        let name = survey.lifecycle.name
        guard let settings = survey.lifecycle.dns else {
            throw Refusal("\(name) has no `dns` in the configuration: there is no record to point at a database.")
        }
        self.settings = settings
        let records: [ZoneRecord]
        switch survey.basis.observation.records ?? .unavailable(Observation.notAsked) {
        case .unavailable(let reason): throw Refusal("\(settings.record) is not read. \(reason.asSentence)")
        case .known(let found): records = found
        }
        guard !records.isEmpty else {
            throw Refusal("Route 53 has no hosted zone for \(settings.record).")
        }
        for record in records {
            guard DNSName.isIn(zone: record.zone.name, settings.record) else {
                throw Refusal(
                    "\(settings.record) does not lie in \(record.zone.words), which `dns.zones` of \(name) names.")
            }
            if case .other(let why) = record.state {
                throw Refusal(
                    "\(settings.record) in \(record.zone.words) is \(why): only a plain CNAME with one value is changed."
                )
            }
        }
        zones = records.map { Promotion.Zone($0.zone, from: $0.value) }
        passed = Set(records.flatMap(\.chain).filter { $0.state.value != nil }.map(\.name)).sorted()
    }

    func steps(to database: ManagedReference) -> [Step] {
        let action: LifecycleAction = isBack ? .promoteBack : .promote
        return [
            .promote(
                PromoteStep(
                    lifecycle, settings, to: database, from: survey.promoted?.name, in: zones, isBack: isBack)),
            .recordPromotion(
                RecordPromotionStep(lifecycle, database, predecessors: action.stageOfPredecessor ?? .retired)),
        ]
    }

    var findings: [Finding] { missing + lifetimes + detour + predecessor }

    var interruption: String {
        "clients that open a connection reach the new one within the TTL; open ones stay on the old one"
    }

    private var missing: [Finding] {
        let made = zones.filter { $0.from == nil }.map(\.zone.words)
        guard !made.isEmpty else { return [] }
        return [
            Finding(
                .acknowledge, "record-missing", "\(settings.record) is not there yet in \(made.listed): it is made.")
        ]
    }

    private var lifetimes: [Finding] {
        let long = zones.compactMap(\.from?.ttl).max() ?? 0
        guard long > 300 else { return [] }
        return [
            Finding(
                .info, "record-ttl",
                "The record may be kept by clients for \(Span.seconds(Int64(long)).words), its time to live now.")
        ]
    }

    /// Only the record's own value is replaced: the names between stay as they are, and nothing leads through them any more.
    private var detour: [Finding] {
        guard !passed.isEmpty else { return [] }
        return [
            Finding(
                .info, "record-through",
                "\(settings.record) leads through \(passed.listed) now; afterwards it leads to the database itself.")
        ]
    }

    private var predecessor: [Finding] {
        guard let current = survey.promoted else {
            return [Finding(.info, "predecessor", "No database of \(lifecycle.name) is promoted yet.")]
        }
        let isLive = survey.isLedTo(current)
        let elsewhere = zones.compactMap(\.from?.target).filter { !current.isAt($0) }
        guard !isLive, !elsewhere.isEmpty else {
            return current.connectionFindings(seeing: survey.basis.observation).map(\.asInformation)
        }
        return [
            Finding(
                .acknowledge, "record-elsewhere",
                "\(settings.record) points at \(Set(elsewhere).sorted().listed), which is not \(current.name), the promoted one."
            )
        ]
    }
}

extension Finding {
    /// Told, and not to be accepted.
    fileprivate var asInformation: Finding { Finding(.info, check, text) }
}
