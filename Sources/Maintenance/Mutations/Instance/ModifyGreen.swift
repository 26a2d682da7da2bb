/// Gives an RDS instance of green, which serves nobody yet, what AWS did not make it with (ModifyDBInstance): its class, or
/// another version with the groups that this takes.
package struct ModifyGreen: RDSMutation {
    /// What an instance of green is to have.
    package struct Change: Sendable, Codable, Equatable {
        package var instanceClass: InstanceClass?
        package var version: String?
        package var parameterGroup: String?
        package var optionGroup: String?

        package init(
            instanceClass: InstanceClass? = nil, version: String? = nil, parameterGroup: String? = nil,
            optionGroup: String? = nil
        ) {
            self.instanceClass = instanceClass
            self.version = version
            self.parameterGroup = parameterGroup
            self.optionGroup = optionGroup
        }

        private enum CodingKeys: String, CodingKey {
            case instanceClass = "class"
            case version
            case parameterGroup = "parameter-group"
            case optionGroup = "option-group"
        }

        /// Whether an instance has it.
        package func isMade(of seen: RDSInstance) -> Bool {
            (instanceClass == nil || instanceClass == seen.instance.instanceClass)
                && (version == nil || version == seen.instance.engineVersion)
                && (parameterGroup == nil || parameterGroup == seen.instance.parameterGroups.first?.name)
                && (optionGroup == nil || optionGroup == seen.optionGroup)
        }

        /// "db.m6g.large, 8.4.3 with the option group ledger-84".
        package var words: String {
            let groups = [
                parameterGroup.map { "the parameter group \($0)" }, optionGroup.map { "the option group \($0)" },
            ].compactMap { $0 }
            let target = [instanceClass?.text, version].compactMap { $0 }.joined(separator: ", ")
            return groups.isEmpty ? target : "\(target) with \(groups.joined(separator: " and "))"
        }
    }

    package static let kind: KindName = "modify-green"
    package var instance: InstanceID
    package var change: Change

    package init(_ instance: InstanceID, to change: Change) {
        self.instance = instance
        self.change = change
    }

    private enum CodingKeys: String, CodingKey {
        case instance, change
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.rdsInstance(named: instance) else { return .none }
        if seen.status.isBroken { return .done }
        let isPending = !seen.pendingBesides.isEmpty
        if change.isMade(of: seen), !isPending, seen.status.isAvailable { return .done }
        return isPending || change.isMade(of: seen) || !seen.status.isAvailable ? .working : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the change of \(instance) to \(change.words)", order: "change \(instance) to \(change.words)",
            unproved: "\(instance) may have been asked to become \(change.words) and not show it yet")
    }
}
