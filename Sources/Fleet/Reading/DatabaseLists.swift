internal import AWS
internal import Engine
internal import Maintenance

/// Reads clusters and instances of a region.
actor DatabaseLists {
    private let region: RegionAccess
    /// Names that were last found to be those of RDS instances of their own.
    private var standalone: Set<String> = []

    init(_ region: RegionAccess) {
        self.region = region
    }

    /// Instances of their own are asked for by their names; a name that is no cluster's may be one of them.
    func read(
        _ questions: Set<AnyQuestion>, for purpose: AskPurpose, _ ticket: TurnTicket?
    ) async -> [any AnyAnswer] {
        let single = questions.compactMap { $0.base as? ClusterQuestion }
        let whole = questions.compactMap { $0.base as? ClustersQuestion }
        guard !single.isEmpty || !whole.isEmpty else { return [] }
        let takenAt = region.now()
        let names = whole.isEmpty ? Set(single.map(\.target.cluster.text)).sorted() : nil
        let page = ListedDatabases.Page(region: region, purpose: purpose, ticket: ticket)
        switch await page.read(names, knownAlone: standalone) {
        case .success(let listed):
            let found = Set(listed.instances.filter(\.isStandalone).map(\.dbInstanceIdentifier))
            standalone = names.map { standalone.subtracting($0).union(found) } ?? found
            return single.map { $0.answer(from: listed, takenAt: takenAt) }
                + whole.map { Answered($0, .known(listed.all), takenAt: takenAt) }
        case .failure(let error):
            return questions.filter { $0.base is ClusterQuestion || $0.base is ClustersQuestion }
                .map { $0.unavailable(error.message, passes: error.passes, at: takenAt) }
        }
    }
}

extension ClusterQuestion {
    fileprivate func answer(from listed: ListedDatabases, takenAt: Timestamp) -> Answered<ClusterQuestion> {
        let state = listed.state(of: target.cluster.text)
        if let arn = state.cluster?.arn, let complaint = complaint(about: arn) {
            return Answered(self, .unavailable(complaint), takenAt: takenAt)
        }
        return Answered(self, .known(state), takenAt: takenAt)
    }

    /// Credentials of another account would show a namesake, and change it.
    private func complaint(about arn: String) -> String? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 5, parts[3] != place.region || parts[4] != place.account else { return nil }
        return "The credentials lead to \(arn), but the operation is for account \(place.account) in \(place.region)."
    }
}
