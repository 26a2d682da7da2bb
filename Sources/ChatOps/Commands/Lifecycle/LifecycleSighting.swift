import Maintenance

/// What there is of a lifecycle, as it was read for a reply.
struct LifecycleSighting: Sendable {
    let lifecycle: Lifecycle
    /// `nil` where its region cannot be asked about.
    let place: Place?
    /// Newest first.
    let databases: Reading<[ManagedDatabase]>
    /// What its record says in each zone; `nil` where it has none, or nobody asked.
    let records: Reading<[ZoneRecord]>?
    /// What the resolver of this machine answers; `nil` where it has no record, or nobody asked.
    var resolver: ResolverSighting?
    let now: Timestamp
    /// All of the region.
    private let all: Databases?

    init(_ lifecycle: Lifecycle, in place: Place, _ answers: Answers, at now: Timestamp) {
        let target = Target(place: place, cluster: ClusterID(lifecycle.name))
        let record = lifecycle.dns.map { RecordQuestion($0, in: place) }
        let question = DatabasesQuestion(in: place)
        let seen = Observation(of: target, takenAt: now, answers.answers(to: [AnyQuestion(question)]))
        self.lifecycle = lifecycle
        self.place = place
        self.now = now
        databases = seen.managed(by: lifecycle.name, lifecycle.kind)
        records = record.flatMap { answers[$0]?.reading }
        all = seen[question].value
    }

    /// - Parameter reason: why nothing of it is read.
    init(_ lifecycle: Lifecycle, unread reason: String, at now: Timestamp) {
        self.lifecycle = lifecycle
        self.now = now
        place = nil
        databases = .unavailable(reason)
        records = lifecycle.dns.map { _ in .unavailable(reason) }
        all = nil
    }

    /// What locks and operations are found by.
    var target: Target? { place.map { Target(place: $0, cluster: ClusterID(lifecycle.name)) } }

    /// Those that tell a stage, what clients use first.
    var staged: [ManagedDatabase] {
        let known = databases.value ?? []
        return LifecycleStage.clientsFirst.flatMap { known.all(in: $0) }
    }

    /// Those in no stage that is known here.
    var unstaged: [ManagedDatabase] { (databases.value ?? []).filter { $0.stage == nil } }

    /// What may be one of its databases and cannot be read.
    var unreadable: [UnreadableDatabase] { all?.unreadable(perhapsOf: lifecycle) ?? [] }

    func isLedTo(_ database: ManagedDatabase) -> Bool { (records?.value ?? []).lead(to: database) }

    /// "2 d 4 h old"; `nil` where AWS does not say when it was made.
    func age(of database: ManagedDatabase) -> String? {
        database.createdAt.map { "\(ReplyWording.words(now - $0)) old" }
    }

    /// What AWS says of its storage; the size of Aurora's it does not tell here.
    func storage(of database: ManagedDatabase) -> Cluster.StorageState? {
        switch database.kind {
        case .aurora: cluster(of: database)?.storage
        case .instance: all?.instances.first { $0.resourceIdentifier == database.identity }?.storage
        }
    }

    /// What a member is in its cluster.
    func role(of instance: Instance, in database: ManagedDatabase) -> String {
        guard database.kind == .aurora else { return "RDS instance" }
        let member = cluster(of: database)?.members.first { $0.instance == instance.identifier }
        return member?.isWriter == true ? "writer" : "reader"
    }

    /// Whose parameters wait for a restart, by the instance's own group or by the cluster's.
    func awaitingRestart(_ database: ManagedDatabase) -> [String] {
        let members = cluster(of: database)?.members ?? []
        return database.instances.filter { instance in
            let member = members.first { $0.instance == instance.identifier }
            return !instance.areParametersInSync || (member?.parameterGroupStatus ?? "in-sync") != "in-sync"
        }.map(\.identifier.text)
    }

    private func cluster(of database: ManagedDatabase) -> Cluster? {
        all?.clusters.lazy.compactMap(\.cluster).first { $0.resourceIdentifier == database.identity }
    }
}
