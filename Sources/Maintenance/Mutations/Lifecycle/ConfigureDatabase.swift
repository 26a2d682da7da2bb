/// Changes settings of a database that nobody uses yet (ModifyDBCluster, ModifyDBInstance), at once.
package struct ConfigureDatabase: RDSMutation {
    /// What is to be changed; `nil` stays.
    package struct Settings: Sendable, Codable, Equatable {
        /// The cluster's parameter group, or the RDS instance's.
        package var parameterGroup: String?
        package var optionGroup: String?
        /// Sorted.
        package var securityGroups: [String]?
        /// Days.
        package var backupRetention: Int?
        package var isProtected: Bool?

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case parameterGroup = "parameter-group"
            case optionGroup = "option-group"
            case securityGroups = "security-groups"
            case backupRetention = "backup-retention"
            case isProtected = "deletion-protection"
        }

        package var isEmpty: Bool { self == Settings() }

        /// "backup retention 7 days, deletion protection".
        package var words: String {
            [
                parameterGroup.map { "parameter group \($0)" }, optionGroup.map { "option group \($0)" },
                securityGroups.map { "security groups \($0.listed)" },
                backupRetention.map { "backup retention \($0) days" },
                isProtected.map { $0 ? "deletion protection" : "no deletion protection" },
            ].compactMap(\.self).joined(separator: ", ")
        }
    }

    package static let kind: KindName = "configure-database"
    package var name: String
    package var subject: Lifecycle.Kind
    package var settings: Settings

    package init(_ name: String, _ subject: Lifecycle.Kind, _ settings: Settings) {
        self.name = name
        self.subject = subject
        self.settings = settings
    }

    private enum CodingKeys: String, CodingKey {
        case name, subject, settings
    }

    package var resource: Resource {
        switch subject {
        case .aurora: .cluster(ClusterID(name))
        case .instance: .instance(InstanceID(name))
        }
    }
    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let missing = observation.settings(lackingFrom: settings, of: name, subject) else { return .none }
        return missing.isEmpty ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "\(settings.words) of \(name)", order: "set \(settings.words) of \(name)",
            unproved: "A call for \(name) may have been made and not show yet")
    }
}

extension Observation {
    /// What a database does not have yet of what it is to have; `nil` when it is not seen.
    package func settings(
        lackingFrom wanted: ConfigureDatabase.Settings, of name: String, _ kind: Lifecycle.Kind
    ) -> ConfigureDatabase.Settings? {
        guard let all = first(DatabasesQuestion.self)?.reading.value else { return nil }
        var seen = ConfigureDatabase.Settings()
        switch kind {
        case .aurora:
            guard let cluster = all.clusters.lazy.compactMap(\.cluster).first(where: { $0.identifier.text == name })
            else { return nil }
            seen.parameterGroup = cluster.parameterGroup
            seen.securityGroups = cluster.securityGroups
            seen.backupRetention = cluster.backupRetention
            seen.isProtected = cluster.isProtected
        case .instance:
            guard let instance = all.instances.first(where: { $0.identifier.text == name }) else { return nil }
            seen.parameterGroup = instance.instance.parameterGroups.first?.name
            seen.optionGroup = instance.optionGroup
            seen.securityGroups = instance.securityGroups
            seen.backupRetention = instance.backupRetention
            seen.isProtected = instance.isProtected
        }
        var lacking = ConfigureDatabase.Settings()
        lacking.parameterGroup = wanted.parameterGroup == seen.parameterGroup ? nil : wanted.parameterGroup
        lacking.optionGroup = wanted.optionGroup == seen.optionGroup ? nil : wanted.optionGroup
        lacking.securityGroups = wanted.securityGroups == seen.securityGroups ? nil : wanted.securityGroups
        lacking.backupRetention = wanted.backupRetention == seen.backupRetention ? nil : wanted.backupRetention
        lacking.isProtected = wanted.isProtected == seen.isProtected ? nil : wanted.isProtected
        return lacking
    }
}
