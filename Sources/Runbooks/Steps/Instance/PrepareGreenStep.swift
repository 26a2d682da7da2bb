package import Maintenance

/// Gives each instance of green what AWS did not make it with: class, parameter group, roles, and a version where AWS does not
/// take one at the creation. Done when every one has it and is at rest, at a second look.
package struct PrepareGreenStep: InstanceStep {
    package static let kind: KindName = "prepare-green"

    /// What the green of a member of blue is to have.
    package struct Member: Sendable, Codable, Equatable {
        package var blue: InstanceID
        /// `db-…` of blue.
        package var resource: String
        package var instanceClass: InstanceClass
        package var parameterGroup: String
        package var roles: [RDSInstance.Role]
        /// Where the version is changed on green; `nil` where the deployment brings it.
        package var version: String?
        /// With the version.
        package var optionGroup: String?

        package init(
            blue: InstanceID, resource: String, instanceClass: InstanceClass, parameterGroup: String,
            roles: [RDSInstance.Role] = [], version: String? = nil, optionGroup: String? = nil
        ) {
            self.blue = blue
            self.resource = resource
            self.instanceClass = instanceClass
            self.parameterGroup = parameterGroup
            self.roles = roles
            self.version = version
            self.optionGroup = optionGroup
        }

        private enum CodingKeys: String, CodingKey {
            case blue, resource
            case instanceClass = "class"
            case parameterGroup = "parameter-group"
            case roles, version
            case optionGroup = "option-group"
        }
    }

    package var deployment: InstanceDeploymentPlan
    /// The primary first.
    package var members: [Member]

    package init(deployment: InstanceDeploymentPlan, members: [Member]) {
        self.deployment = deployment
        self.members = members
    }

    private enum CodingKeys: String, CodingKey {
        case deployment, members
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .environments(in: context.place)
    }

    package var words: StepWords {
        StepWords(
            short: "Prepare green", underWay: "Giving green what AWS did not make it with", finished: "Green prepared")
    }

    package func assess(in context: InstanceContext) -> Assessment {
        let seen: Deployment
        switch deployment.find(in: context) {
        case .failure(let assessment): return assessment
        case .success(nil): return .blocked("the deployment \(deployment.name) is not there any more")
        case .success(let found?): seen = found
        }
        if seen.isSwitched || seen.isSwitching { return .satisfied }
        switch context.observation.pairs(of: seen, from: context.seen) {
        case .unavailable(let reason): return .blocked("green is not read: \(reason.withoutStop)")
        case .known(let pairs): return assess(pairs, of: seen, in: context)
        }
    }

    private func assess(_ pairs: [GreenPair], of seen: Deployment, in context: InstanceContext) -> Assessment {
        var work = GreenWork(tags: deployment.tags, context: context)
        for pair in pairs {
            guard let member = members.first(where: { $0.resource == pair.blue.resourceIdentifier }) else { continue }
            // A read replica's version may not be below that of what it replicates from (API reference, ModifyDBInstance,
            // `EngineVersion`).
            let waitsForReplicas =
                member.version != nil && pair.blue == context.seen && work.hasReplicasToDo(pairs, self)
            work.look(at: pair, becoming: member, mayChangeVersion: !waitsForReplicas)
        }
        if let broken = work.broken { return .blocked(broken) }
        if !work.calls.isEmpty { return .ready(work.calls) }
        if !work.waits.isEmpty { return .inProgress("waiting for \(work.waits.listed)") }
        if let obstacle = deployment.obstacle(to: seen, in: context) { return obstacle }
        return context.observation.takenAt > context.since ? .satisfied : .inProgress("looking at green once more")
    }
}

/// What is missing on green, instance by instance: one call at a time on each.
private struct GreenWork {
    let tags: [Tag]
    let context: InstanceContext
    private(set) var calls: [AnyMutation] = []
    private(set) var waits: [String] = []
    private(set) var broken: String?

    init(tags: [Tag], context: InstanceContext) {
        self.tags = tags
        self.context = context
    }

    /// Whether a read replica of green has not its version yet.
    func hasReplicasToDo(_ pairs: [GreenPair], _ step: PrepareGreenStep) -> Bool {
        pairs.contains { pair in
            guard pair.blue != context.seen,
                let member = step.members.first(where: { $0.resource == pair.blue.resourceIdentifier }),
                let version = member.version
            else { return false }
            return pair.green?.instance.engineVersion != version || pair.green?.status != "available"
        }
    }

    mutating func look(at pair: GreenPair, becoming member: PrepareGreenStep.Member, mayChangeVersion: Bool) {
        guard let green = pair.green else {
            waits.append("AWS to describe the green of \(pair.blue.identifier)")
            return
        }
        let name = green.identifier
        switch green.status.meaning {
        case .broken, .stopped:
            broken = "\(name) is \(green.status)"
            return
        case .transitional:
            waits.append("\(name), which is \(green.statusWords)")
            return
        case .available: break
        }
        guard context.outstanding(on: name).isEmpty else {
            waits.append("AWS to show what was asked for \(name)")
            return
        }
        if let call = call(on: green, lacking: pair.lackingRoles, member, mayChangeVersion: mayChangeVersion) {
            calls.append(call)
        } else if green.roles.contains(where: { $0.status == "PENDING" }) {
            waits.append("the IAM roles of \(name)")
        } else if let status = green.instance.parameterGroups.first?.applyStatus, status != "in-sync" {
            waits.append("\(member.parameterGroup) on \(name), which is \(status)")
        } else if member.version.map({ $0 != green.instance.engineVersion }) ?? false {
            waits.append("the version of the read replicas of green")
        }
    }

    private func call(
        on green: RDSInstance, lacking roles: [RDSInstance.Role], _ member: PrepareGreenStep.Member,
        mayChangeVersion: Bool
    ) -> AnyMutation? {
        let name = green.identifier
        let wanted = roles.filter { role in
            member.roles.contains { $0.isSame(as: role) } && !green.roles.contains { $0.isSame(as: role) }
        }
        if let role = wanted.first {
            // Its permission is for instances with our tag alone, and AWS may not have copied blue's.
            guard tags.allSatisfy(green.instance.tags.contains) else {
                return AnyMutation(TagDatabase(.instance(name), arn: green.instance.arn, tags: tags))
            }
            return AnyMutation(AttachInstanceRole(role, to: name))
        }
        var change = ModifyGreen.Change()
        if green.instance.instanceClass != member.instanceClass { change.instanceClass = member.instanceClass }
        if let version = member.version, version != green.instance.engineVersion {
            guard mayChangeVersion else { return nil }
            change.version = version
            change.parameterGroup = member.parameterGroup
            change.optionGroup = member.optionGroup
        }
        if change != ModifyGreen.Change() { return AnyMutation(ModifyGreen(name, to: change)) }
        let group = green.instance.parameterGroups.first
        if group?.name != member.parameterGroup {
            return AnyMutation(AssignParameterGroup(member.parameterGroup, to: name))
        }
        return group?.applyStatus == "pending-reboot" ? AnyMutation(RebootInstance(name, as: .green)) : nil
    }
}

extension Step {
    static func prepareGreen(_ step: PrepareGreenStep) -> Step {
        let words = [
            step.members.contains { $0.version != nil } ? "its version" : nil, "classes", "parameter groups",
            step.members.contains { !$0.roles.isEmpty } ? "IAM roles" : nil,
        ].compactMap { $0 }
        return Step(
            "prepare-green", "See to it that green has \(words.listed) as planned",
            note: "green members may be changed and restarted for it; nothing changes for users", step,
            expected: .minutes(step.members.contains { $0.version != nil } ? 40 : 5), patience: .minutes(12 * 60))
    }
}
