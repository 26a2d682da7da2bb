package import Maintenance

/// Gives a database that nobody uses yet its settings and roles: done when it has them.
package struct ConfigureStep: StepKind {
    package static let kind: KindName = "configure-database"
    package var database: ManagedReference
    package var settings: ConfigureDatabase.Settings
    package var roles: [Lifecycle.Role]

    package init(_ database: ManagedReference, _ settings: ConfigureDatabase.Settings, roles: [Lifecycle.Role]) {
        self.database = database
        self.settings = settings
        self.roles = roles
    }

    private enum CodingKeys: String, CodingKey {
        case database, settings, roles
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        database.useQuestions(in: context)
    }

    package var words: StepWords {
        StepWords(
            short: "Settings", underWay: "Changing the settings of \(database.name)",
            finished: "Settings of \(database.name) changed")
    }

    package func assess(in context: StepContext) -> Assessment {
        let seen: ManagedDatabase
        switch database.unused(in: context) {
        case .failure(let obstacle): return obstacle.assessment
        case .success(let found): seen = found
        }
        guard context.outstanding(on: seen.resource).isEmpty else {
            return .inProgress("waiting for \(database.name) to show its settings")
        }
        guard let lacking = context.observation.settings(lackingFrom: settings, of: database.name, database.kind)
        else { return .inProgress("waiting to see \(database.name)") }
        guard lacking.isEmpty else {
            return .ready(ConfigureDatabase(database.name, database.kind, lacking))
        }
        let missing = roles.filter { context.observation.roles(of: database.name)[$0.arn] == nil }
        // One call a time: AWS takes none on a cluster that is at work.
        guard let role = missing.first else { return unfit(in: context) ?? .satisfied }
        return .ready(AddRole(role, to: ClusterID(database.name)))
    }

    /// `INVALID`: the role is associated and cannot be taken; `PENDING`: it is being associated (API reference, DBClusterRole,
    /// `Status`).
    private func unfit(in context: StepContext) -> Assessment? {
        let seen = context.observation.roles(of: database.name)
        func all(_ status: String) -> [String] { roles.map(\.arn).filter { seen[$0] == status } }
        guard all("INVALID").isEmpty else { return .blocked("\(database.name) cannot take \(all("INVALID").listed)") }
        return all("PENDING").isEmpty ? nil : .inProgress("\(all("PENDING").listed) is being given to \(database.name)")
    }
}

extension Observation {
    /// The roles of a cluster with their states.
    func roles(of cluster: String) -> [String: String] {
        first(DatabasesQuestion.self)?.reading.value?.clusters.lazy.compactMap(\.cluster)
            .first { $0.identifier.text == cluster }?.roles ?? [:]
    }
}

extension Step {
    static func configure(_ step: ConfigureStep) -> Step {
        let roles = step.roles.isEmpty ? nil : "roles \(step.roles.map { ARNTail.of($0.arn) }.listed)"
        let settings = step.settings.isEmpty ? nil : step.settings.words
        return Step(
            "configure", "Change the settings of \(step.database.name)",
            note: [settings, roles].compactMap(\.self).joined(separator: ", "), step, expected: .minutes(3),
            waitingFor: .rest)
    }
}
