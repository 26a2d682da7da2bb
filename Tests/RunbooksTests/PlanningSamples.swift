import Maintenance
import Runbooks
import TestSupport

/// Plans made from samples, as tests ask for them.
enum Planning {
    static func resize(
        _ basis: PlanBasis = .orders(), to instanceClass: InstanceClass = "db.r6g.xlarge", exclude: [InstanceID] = [],
        skipStandIn: Bool = false, floor: PlanPolicy.Floor = .atLeast(1)
    ) throws -> Plan {
        try plan(
            .resize(ResizeRunbook(instanceClass: instanceClass, exclude: exclude, skipStandIn: skipStandIn)), basis,
            floor: floor)
    }

    static func failover(_ basis: PlanBasis = .orders(), to next: InstanceID? = nil) throws -> Plan {
        try plan(.failover(FailoverRunbook(to: next)), basis)
    }

    static func cleanup(
        _ basis: PlanBasis, after operation: OperationID = "k3f9", standIn: InstanceID = "orders-co-k3f9"
    ) throws -> Plan {
        try plan(.cleanup(CleanupRunbook(operation: operation, standIn: standIn)), basis, as: "c1c1")
    }

    static func plan(
        _ request: AnyRunbook, _ basis: PlanBasis, as operation: OperationID = "k3f9",
        floor: PlanPolicy.Floor = .atLeast(1)
    ) throws -> Plan {
        try request.plan(from: basis, as: operation, policy: PlanPolicy(floor: floor), at: Observation.sampleInstant)
    }

    /// The sentence with which a request is refused.
    static func refusal(_ make: () throws -> Plan) -> String? {
        do {
            _ = try make()
            return nil
        } catch {
            return (error as? Refusal)?.sentence
        }
    }
}

extension Plan {
    subscript(check check: String) -> [Finding] { findings.filter { $0.check == check } }

    /// "block quota", one for each finding that is not mere information.
    var grave: [String] { findings.filter { $0.severity != .info }.map { "\($0.severity.rawValue) \($0.check)" } }

    var standIn: StandIn? {
        works(of: CreateStandInStep.self).first?.standIn
    }

    var changes: [ChangeClassStep] { works(of: ChangeClassStep.self) }

    var expectation: Expectation? { (steps.last?.work.base as? VerifyStep)?.expectation }

    /// What its steps of one kind are to bring about.
    func works<Kind: StepKind>(of kind: Kind.Type) -> [Kind] { steps.compactMap { $0.work.base as? Kind } }
}

extension Instance {
    /// The stand-in of operation k3f9.
    static func standIn(
        _ instanceClass: InstanceClass = "db.r6g.xlarge", status: Status = "available",
        of operation: OperationID = "k3f9"
    ) -> Instance {
        .sample(
            InstanceID("orders-co-\(operation)"), instanceClass, status: status, zone: "us-east-1a", tier: 0,
            tags: Tag.standIn(of: operation))
    }
}
