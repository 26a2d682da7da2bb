import Maintenance

/// Who gets which pending maintenance, and who writes meanwhile.
struct MaintenanceShape: Sendable {
    let membership: Membership
    private let writer: InstanceID
    /// In the order in which AWS lists them.
    let found: [FoundMaintenance]
    /// What is applied to what carries the writer role: to the cluster as a whole, or to a writer that nobody can stand
    /// in for.
    let writerActions: [MaintenanceAction]
    /// A reader that carries the role while the writer has its turn.
    let interim: InstanceID?

    init(_ pending: [PendingMaintenance], workable: [InstanceID], membership: Membership, writer: Instance) {
        self.membership = membership
        self.writer = writer.identifier
        let cluster = membership.cluster.identifier.text
        let names = Set(workable.map(\.text) + [cluster])
        found = pending.filter { names.contains($0.resource) }.map { FoundMaintenance($0) }
        let actions = found.map(\.action)
        let ofWriter = actions.filter { $0.resource.name == writer.identifier.text && $0.resource.name != cluster }
        // Who is left out would be restarted by carrying the role.
        let borrowable = membership.readers.filter { $0.isServing && workable.contains($0.identifier) }
        let reader = Membership.preferred(of: borrowable, instanceClass: writer.instanceClass)?.identifier
        interim = ofWriter.isEmpty ? nil : reader
        writerActions = actions.filter { $0.resource.name == cluster } + (interim == nil ? ofWriter : [])
    }

    var actions: [MaintenanceAction] { found.map(\.action) }
    var isEmpty: Bool { found.isEmpty }
    var interruptsWriter: Bool { !writerActions.isEmpty }
    var touched: [InstanceID] {
        membership.identifiers.filter { name in actions.contains { $0.resource.name == name.text } }
    }

    func steps(floor: PlanPolicy.Floor) -> [Step] {
        let readers = membership.readers.map(\.identifier)
        func round(_ instances: [InstanceID], while holder: InstanceID, id: StepID) -> [Step] {
            let own = actions.filter { action in instances.contains { $0.text == action.resource.name } }
            guard !own.isEmpty else { return [] }
            let named = instances.filter { name in own.contains { $0.resource.name == name.text } }
            let rolling = Rolling(named, readers: readers.count, before: readers.count, floor: floor, writer: holder)
            return [.applyMaintenance(rolling, own, id: id)]
        }
        var steps = round(readers, while: writer, id: "maintain-readers")
        if let interim {
            steps += Interim.reader(interim).steps(
                around: round([writer], while: interim, id: "maintain-former-writer"), home: writer)
        }
        steps += writerActions.enumerated().map { index, action in
            .applyMaintenanceToWriter(action, id: .maintainingWriter(index))
        }
        return steps + [.verify(Expectation(of: membership, writer: writer, changing: touched))]
    }

    var interruption: String? {
        if interruptsWriter {
            let failovers = interim == nil ? "" : "\(Interim.interruption); then "
            return "\(failovers)writes may be refused for minutes while the writer is maintained"
        }
        return interim == nil
            ? "writes go on; connections to each maintained reader drop once"
            : "\(Interim.interruption); besides, connections to each maintained member drop once"
    }
}
