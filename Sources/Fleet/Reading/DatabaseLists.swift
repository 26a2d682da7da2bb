internal import AWS
internal import Engine
internal import Maintenance

/// Reads clusters and instances of a region.
struct DatabaseLists: Sendable {
    static let kinds: [any Question.Type] = [ClusterQuestion.self, InstanceQuestion.self, DatabasesQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) {
        self.region = region
    }

    func read(
        _ questions: Set<AnyQuestion>, for purpose: AskPurpose, _ ticket: TurnTicket?
    ) async -> [any AnyAnswer] {
        let clusters = questions.compactMap { $0.base as? ClusterQuestion }
        let instances = questions.compactMap { $0.base as? InstanceQuestion }
        let whole = questions.compactMap { $0.base as? DatabasesQuestion }
        guard !clusters.isEmpty || !instances.isEmpty || !whole.isEmpty else { return [] }
        let takenAt = region.now()
        let page = ListedDatabases.Page(region: region, purpose: purpose, ticket: ticket)
        let reading =
            whole.isEmpty
            ? await page.read(
                clusters: Set(clusters.map(\.target.cluster.text)).sorted(),
                instances: Set(instances.map(\.target.cluster.text)).sorted()) : await page.readAll()
        switch reading {
        case .success(let listed):
            return clusters.map { $0.answer(from: listed, takenAt: takenAt) }
                + instances.map { $0.answer(from: listed, takenAt: takenAt) }
                + whole.map { Answered($0, .known(listed.all), takenAt: takenAt) }
        case .failure(let error):
            let asked =
                clusters.map { AnyQuestion($0) } + instances.map { AnyQuestion($0) } + whole.map { AnyQuestion($0) }
            return asked.map { $0.unavailable(error.message, passes: error.passes, at: takenAt) }
        }
    }
}

extension ClusterQuestion {
    fileprivate func answer(from listed: ListedDatabases, takenAt: Timestamp) -> Answered<ClusterQuestion> {
        if let complaint = listed.complaint(aboutCluster: target.cluster.text) {
            return Answered(self, .unavailable(complaint), takenAt: takenAt)
        }
        let state = listed.state(of: target.cluster.text)
        if let complaint = place.complaint(about: state.cluster?.arn) {
            return Answered(self, .unavailable(complaint), takenAt: takenAt)
        }
        return Answered(self, .known(state), takenAt: takenAt)
    }
}

extension InstanceQuestion {
    fileprivate func answer(from listed: ListedDatabases, takenAt: Timestamp) -> Answered<InstanceQuestion> {
        if let complaint = listed.complaint(aboutInstance: target.cluster.text) {
            return Answered(self, .unavailable(complaint), takenAt: takenAt)
        }
        let instance = listed.instance(named: target.cluster.text)
        if let complaint = place.complaint(about: instance?.instance.arn) {
            return Answered(self, .unavailable(complaint), takenAt: takenAt)
        }
        return Answered(self, .known(instance), takenAt: takenAt)
    }
}

extension Place {
    /// Credentials of another account would show a namesake, and change it.
    fileprivate func complaint(about arn: String?) -> String? {
        guard let arn else { return nil }
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 5, parts[3] != region || parts[4] != account else { return nil }
        return "The credentials lead to \(arn), but the operation is for account \(account) in \(region)."
    }
}
