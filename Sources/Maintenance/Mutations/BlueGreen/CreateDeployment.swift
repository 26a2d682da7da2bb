/// Has AWS make a copy of a cluster on another version (CreateBlueGreenDeployment).
package struct CreateDeployment: RDSMutation {
    package static let kind: KindName = "create-deployment"
    package var plan: DeploymentPlan

    package init(_ plan: DeploymentPlan) { self.plan = plan }

    private enum CodingKeys: String, CodingKey {
        case plan
    }

    package var resource: Resource { .cluster(plan.cluster) }
    package var isRepeatable: Bool { true }
    package var settleTime: Span { .minutes(4) }
    package var isLong: Bool { true }
    /// The name carries the operation's id.
    package var codesOfDone: Set<String> { ["BlueGreenDeploymentAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.deployment(named: plan.name) else { return .none }
        return seen.isAvailable || seen.isBroken || seen.isSwitched ? .done : .working
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
            phrase: "the deployment \(plan.name)", order: "make the deployment \(plan.name) to \(plan.version)",
            unproved: "A call for \(resource) may have been made and not show yet")
    }
}
