package import Maintenance

/// Changes the type of a database's storage: Aurora Standard and I/O-Optimized online, with a stand-in where members
/// have to restart for it; the provisioned types of a Multi-AZ DB cluster and of an RDS instance, of the latter its size too.
package struct StorageRunbook: DatabaseRunbook {
    package static let kind: KindName = "storage"
    /// `nil` where it stays; of an RDS instance only.
    package var type: String?
    /// GiB; of an RDS instance only.
    package var size: Int?
    package var iops: Int?
    /// MiB/s; of an RDS instance with gp3 only.
    package var throughput: Int?
    package var autoscaling: AutoscalingWish?

    package init(
        type: String? = nil, size: Int? = nil, iops: Int? = nil, throughput: Int? = nil,
        autoscaling: AutoscalingWish? = nil
    ) {
        self.autoscaling = autoscaling
        self.type = type
        self.size = size
        self.iops = iops
        self.throughput = throughput
    }

    private enum CodingKeys: String, CodingKey {
        case type
        case size
        case iops
        case throughput
        case autoscaling
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        let asked = context.planQuestions(seeing: seen) { seen in
            seen.writer.flatMap { seen[$0] }?.instanceClass.withoutLocalStorage
        }
        guard let instance = seen?.rdsInstance?.instance else {
            return asked.union(autoscaling.questions(in: context))
        }
        return asked.union([AnyQuestion(ClassOffersQuestion(for: instance, in: context.place))])
            .union(shrinkingQuestions(in: context, seeing: seen))
    }
    package var subject: MarkedText {
        "storage change to \([size.map { "\($0) GiB" }, type].compactMap { $0 }.joined(separator: " "))"
    }

    package func plan(
        forClusterIn basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, writer) = try Membership.withWriter(basis)
        let cluster = membership.cluster
        let storage = try storage(of: cluster)
        let title = "Change the storage of \(cluster.identifier) to \(storage.words)"
        guard !storage.matches(cluster.storage) else {
            let text = "The storage of \(cluster.identifier) is \(storage.words) already: nothing to do."
            return Plan(
                operation: operation, runbook: self, basis: basis, membership: membership, title: title, steps: [],
                findings: [Finding(.info, "nothing-to-do", text)], interruption: nil, madeAt: now)
        }
        let interim = interim(storage, membership: membership, writer: writer, basis: basis, as: operation)
        let change = Step.changeStorage(storage, of: cluster)
        let absent = interim.map { [$0.identifier] } ?? []
        let verify = Step.verify(
            Expectation(of: membership, writer: writer.identifier, without: absent, storage: storage))
        let work = interim?.steps(around: [change], home: writer.identifier) ?? [change]
        var scope = Preflight.Scope()
        scope.setting = "the storage to \(storage.words)"
        scope.autoscaling = .init(autoscaling)
        // Those that restart for it.
        scope.changes =
            cluster.isAurora
            ? membership.entries.filter { $0.instance?.instanceClass.hasLocalStorage == true }.map(\.identifier) : []
        if case .standIn(let standIn)? = interim {
            scope.standIn = standIn
            scope.standInClass = standIn.instanceClass
        }
        let preflight = Preflight(membership: membership, basis: basis, policy: policy, scope: scope, now: now)
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership, title: title,
            steps: Step.inSequence((work + [verify]).whileAutoscaling(is: autoscaling, seeing: basis)),
            findings: Preflight.inOrder([findings(storage, membership, at: now), preflight.forStorage()]),
            interruption: interim == nil
                ? nil : "\(Interim.interruption); connections to members with local storage drop",
            madeAt: now)
    }

    private func storage(of cluster: Cluster) throws(Refusal) -> Storage {
        guard let type, size == nil else {
            let (name, kind) = (cluster.identifier, cluster.isAurora ? "an Aurora cluster" : "a Multi-AZ DB cluster")
            let other = cluster.isAurora ? Storage.auroraOptimized : "gp3"
            throw Refusal(
                "\(name) is \(kind): the size of its storage \(cluster.isAurora ? "follows its data" : "is not changed here"). "
                    + "`storage \(name) \(other)` changes its type.")
        }
        return try cluster.isAurora ? auroraStorage(cluster, type) : provisionedStorage(cluster, type)
    }

    private func findings(_ storage: Storage, _ membership: Membership, at now: Timestamp) -> [Finding] {
        membership.cluster.isAurora
            ? auroraFindings(storage, membership: membership, at: now) : provisionedFindings(storage, membership)
    }

    /// Members with local storage restart for the change, the writer among them.
    private func interim(
        _ storage: Storage, membership: Membership, writer: Instance, basis: PlanBasis, as operation: OperationID
    ) -> Interim? {
        guard membership.cluster.isAurora, writer.instanceClass.hasLocalStorage else { return nil }
        return .standIn(
            StandIn(
                of: writer, in: membership, instanceClass: writer.instanceClass.withoutLocalStorage,
                operation: operation,
                basis: basis))
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remaindersOfRole(besides: [context.operation.plan.standIn].compactMap { $0 })
    }
}
