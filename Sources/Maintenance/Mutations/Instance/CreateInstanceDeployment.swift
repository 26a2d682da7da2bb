/// Has AWS make a copy of an RDS instance and its read replicas that follows it (CreateBlueGreenDeployment).
package struct CreateInstanceDeployment: RDSMutation {
    package static let kind: KindName = "create-instance-deployment"
    package var plan: InstanceDeploymentPlan

    package init(_ plan: InstanceDeploymentPlan) { self.plan = plan }

    private enum CodingKeys: String, CodingKey {
        case plan
    }

    package var resource: Resource { .instance(plan.instance) }
    package var isRepeatable: Bool { true }
    package var settleTime: Span { .minutes(4) }
    package var isLong: Bool { true }
    /// The name carries the operation's id.
    package var codesOfDone: Set<String> { ["BlueGreenDeploymentAlreadyExists"] }

    /// From this percentage of what is loaded on, green is about to be ready and is looked at more often.
    private static let almostLoaded = 95

    /// AWS is at the same work until the data of green is loaded, as far as it tells how much of it is.
    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.deployment(named: plan.name) else { return .none }
        if seen.isBroken || seen.isSwitched { return .done }
        guard seen.isAvailable else { return .working }
        let greens = observation.rdsInstances?.filter { seen.isGreen($0.instance) } ?? []
        let isLoading = greens.contains { green in
            green.status == .storageInitialization && green.progress.map { $0 < Self.almostLoaded } ?? false
        }
        return isLoading ? .working : .done
    }

    /// RDS-EVENT-0245: "Creation of blue/green deployment failed because …".
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        let seen = observation.deployment(named: plan.name)
        if let seen, seen.isAvailable || seen.isSwitched { return nil }
        return observation.failure(.deployment, after: call) { event in
            event.says("creation of blue/green deployment failed")
                && (event.isFrom(seen?.identifier) || event.isFrom(plan.name))
        }
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the deployment \(plan.name)",
            order: "make the deployment \(plan.name), a copy of \(plan.instance) \(plan.change)",
            unproved: "A call for \(resource) may have been made and not show yet")
    }
}

extension InstanceDeploymentPlan {
    /// "on 16.6 with db.m6g.large and 200 GiB gp3": what green is made with.
    package var change: String {
        let target = version.map { "on \($0)" }
        let rest = [instanceClass?.text, storage?.wordsWithSize].compactMap { $0 }
        let with = rest.isEmpty ? nil : "with \(rest.joined(separator: " and "))"
        let words = [target, with].compactMap { $0 }
        return words.isEmpty ? "as it is" : words.joined(separator: " ")
    }
}

extension Deployment {
    /// Whether an RDS instance belongs to green.
    func isGreen(_ instance: Instance) -> Bool {
        instance.arn == target || counterparts.values.contains(instance.arn)
    }
}
