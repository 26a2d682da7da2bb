package import Maintenance

/// Makes the members of a new cluster, once that is available: done when all are.
package struct CreateMembersStep: StepKind {
    package static let kind: KindName = "create-members"
    package var members: [CreateMember]
    package var operation: OperationID

    package init(_ members: [CreateMember], for operation: OperationID) {
        self.members = members
        self.operation = operation
    }

    private enum CodingKeys: String, CodingKey {
        case members, operation
    }

    package var words: StepWords {
        StepWords(
            short: "Create members", underWay: "Creating \(members.map(\.instance.text).listed)",
            finished: "\(members.map(\.instance.text).listed) created")
    }

    package func assess(in context: StepContext) -> Assessment {
        guard let cluster = members.first?.cluster else { return .satisfied }
        let reference = ManagedReference(cluster.text, .aurora, madeBy: operation)
        let seen: ManagedDatabase
        switch reference.look(in: context) {
        case .unsure(let assessment): return assessment
        case .missing: return .blocked("\(cluster) is not there any more")
        case .there(let found): seen = found
        }
        let missing = members.filter { member in !seen.instances.contains { $0.identifier == member.instance } }
        let open = missing.filter { context.outstanding(on: .instance($0.instance)).isEmpty }
        if !open.isEmpty {
            // "The DB cluster must be available" (API reference, CreateDBInstance, InvalidDBClusterStateFault).
            guard seen.status.isAvailable else { return .inProgress("\(cluster) is \(seen.status)") }
            return .ready(open)
        }
        guard missing.isEmpty else {
            return .inProgress("waiting for AWS to show \(missing.map(\.instance.text).listed)")
        }
        for member in seen.instances {
            switch member.status.meaning {
            case .available: continue
            case .transitional: return .inProgress("\(member.identifier) is \(member.status)")
            case .stopped, .broken: return .blocked("\(member.identifier) is \(member.status)")
            }
        }
        return .satisfied
    }
}

extension Step {
    static func createMembers(_ step: CreateMembersStep) -> Step {
        let names = step.members.map(\.instance.text)
        return Step(
            "create-members", "Create \(names.listed)", step, expected: .minutes(15), waitingFor: .making)
    }
}
