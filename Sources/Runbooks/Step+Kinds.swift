import Maintenance

/// The steps that plans are made of: titles, notes, what they typically take and how long they may.
///
/// Durations: reference figures of AWS and field reports, `Span`s for people and the progress bar, never for decisions.
extension Step {
    static func createStandIn(_ standIn: StandIn) -> Step {
        Step(
            id: "create-stand-in", title: "Create stand-in \(standIn.identifier)", after: [],
            work: .createStandIn(standIn), expected: .minutes(10), patience: .minutes(60))
    }

    static func failOver(from writer: InstanceID, to next: InstanceID) -> Step {
        Step(
            id: "fail-over", title: "Fail over \(writer) → \(next)", after: [], work: .failOver(to: next),
            expected: .seconds(30), patience: .minutes(10))
    }

    static func failBack(from interim: InstanceID, to writer: InstanceID) -> Step {
        Step(
            id: "fail-back", title: "Fail back \(interim) → \(writer)", after: [], work: .failOver(to: writer),
            expected: .seconds(30), patience: .minutes(10))
    }

    static func changeClass(_ rolling: Rolling, to wanted: InstanceClass, id: StepID = "change-class") -> Step {
        let change = ClassChange(
            instances: rolling.instances, instanceClass: wanted, readersInService: rolling.readersInService,
            writer: rolling.writer)
        return Step(
            id: id, title: "Change \(names(rolling.instances))", note: rolling.note, after: [],
            work: .changeClass(change), expected: .minutes(12) * Int64(rolling.waves),
            patience: .minutes(60) * Int64(rolling.waves))
    }

    static func restart(_ rolling: Rolling, id: StepID = "restart") -> Step {
        Step(
            id: id, title: "Restart \(names(rolling.instances))", note: rolling.note, after: [],
            work: .restart(
                Restart(
                    instances: rolling.instances, readersInService: rolling.readersInService, writer: rolling.writer)),
            expected: .minutes(3) * Int64(rolling.waves), patience: .minutes(30) * Int64(rolling.waves))
    }

    static func restartWriter(_ writer: InstanceID) -> Step {
        Step(
            id: "restart-writer", title: "Restart the writer \(writer) where it is",
            note: "writes are refused until it is back, typically a minute or two", after: [],
            work: .restartWriter(writer), expected: .minutes(3), patience: .minutes(30))
    }

    static func applyMaintenance(_ rolling: Rolling, _ actions: [MaintenanceAction], id: StepID) -> Step {
        Step(
            id: id, title: "Apply \(words(actions)) on \(names(rolling.instances))", note: rolling.note, after: [],
            work: .applyMaintenance(
                MaintenanceRound(
                    actions: actions, readersInService: rolling.readersInService, writer: rolling.writer)),
            expected: .minutes(20) * Int64(rolling.waves), patience: .minutes(120) * Int64(rolling.waves))
    }

    static func applyMaintenanceToWriter(_ action: MaintenanceAction, id: StepID) -> Step {
        Step(
            id: id, title: "Apply \(action.action) on \(action.resource)",
            note: "writes may be refused for minutes", after: [], work: .applyMaintenanceToWriter(action),
            expected: .minutes(20), patience: .minutes(120))
    }

    static func changeStorage(_ storage: Storage, of cluster: Cluster) -> Step {
        let isAurora = cluster.isAurora
        return Step(
            id: "change-storage", title: "Change the storage of \(cluster.identifier) to \(storage.words)", after: [],
            work: .changeStorage(storage), expected: isAurora ? .minutes(10) : .minutes(30),
            patience: isAurora ? .minutes(120) : .minutes(24 * 60))
    }

    static func makeParameterGroups(_ plans: [ParameterGroupPlan]) -> Step {
        Step(
            id: "parameter-groups", title: "Make parameter groups \(plans.map(\.group.name).joined(separator: ", "))",
            note: "from the values in use; the notes below name each", after: [], work: .makeParameterGroups(plans),
            expected: .minutes(1), patience: .minutes(30))
    }

    static func deploy(_ plan: DeploymentPlan) -> Step {
        Step(
            id: "deploy", title: "Make green, a copy of \(plan.cluster) on \(plan.version)",
            note: "blue/green deployment \(plan.name); nothing changes for users", after: [], work: .deploy(plan),
            expected: .minutes(60), patience: .minutes(24 * 60))
    }

    static func assignParameterGroups(_ assignment: GroupAssignment) -> Step {
        Step(
            id: "assign-groups",
            title:
                "Give green \(names(assignment.groups.keys.sorted())) \(assignment.groups.count == 1 ? "its" : "their") own "
                + "parameter group\(assignment.groups.count == 1 ? "" : "s")",
            note: "green members are restarted for it; nothing changes for users", after: [],
            work: .assignParameterGroups(assignment), expected: .minutes(5), patience: .minutes(60))
    }

    static func soak(_ span: Span) -> Step {
        Step(
            id: "soak", title: "Let green stand beside blue for \(span.words)", after: [], work: .soak(span),
            expected: span, patience: span + .minutes(60))
    }

    static func switchOver(_ plan: DeploymentPlan, timeout: Int) -> Step {
        Step(
            id: "switch-over", title: "Switch \(plan.cluster) over to green", after: [],
            work: .switchOver(plan, timeout: timeout), expected: .minutes(2),
            patience: .seconds(Int64(timeout)) + .minutes(30))
    }

    static func checkProxies(_ targets: [ProxyTarget], of cluster: ClusterID) -> Step {
        Step(
            id: "check-proxies", title: "Check \(Set(targets.map(\.proxy)).sorted().joined(separator: ", "))",
            after: [],
            work: .checkProxies(targets, of: cluster), expected: .minutes(2), patience: .minutes(30))
    }

    static func verifyUpgrade(_ expectation: Expectation) -> Step {
        Step(
            id: "verify", title: "Verify version, members, classes, parameters", after: [], work: .verify(expectation),
            expected: .seconds(10), patience: .minutes(60))
    }

    static func removeDeployment(_ name: String) -> Step {
        Step(
            id: "remove-deployment", title: "Remove the record of the deployment",
            note: "both environments stay as they are", after: [], work: .removeDeployment(name), expected: .minutes(1),
            patience: .minutes(60))
    }

    static func retire(_ retirement: Retirement) -> Step {
        Step(
            id: "delete-old", title: "Delete the old environment",
            note: "with the final snapshot \(retirement.finalSnapshot)", after: [], work: .retire(retirement),
            expected: .minutes(15), patience: .minutes(180))
    }

    static func discardDeployment(_ plan: DeploymentPlan) -> Step {
        Step(
            id: "delete-green", title: "Delete the deployment \(plan.name) with its green environment", after: [],
            work: .discardDeployment(plan), expected: .minutes(15), patience: .minutes(180))
    }

    static func takeSnapshot(_ name: String, of cluster: ClusterID) -> Step {
        Step(
            id: "snapshot", title: "Take the snapshot \(name)", after: [], work: .takeSnapshot(name),
            expected: .minutes(10), patience: .minutes(12 * 60))
    }

    static func upgradeInPlace(_ upgrade: InPlaceUpgrade) -> Step {
        Step(
            id: "upgrade", title: "Upgrade \(upgrade.cluster) to \(upgrade.version) where it is", after: [],
            work: .upgradeInPlace(upgrade), expected: upgrade.isMajor ? .minutes(40) : .minutes(10),
            patience: .minutes(6 * 60))
    }

    private static func names(_ instances: [InstanceID]) -> String {
        instances.map(\.text).joined(separator: ", ")
    }

    private static func words(_ actions: [MaintenanceAction]) -> String {
        Set(actions.map(\.action)).sorted().joined(separator: " and ")
    }

    static func deleteStandIn(
        _ standIn: InstanceID, title: String = "Delete the stand-in", id: StepID = "delete-stand-in"
    ) -> Step {
        Step(
            id: id, title: title, after: [], work: .deleteStandIn(standIn), expected: .minutes(5),
            patience: .minutes(60))
    }

    static func verify(_ expectation: Expectation) -> Step {
        Step(
            id: "verify", title: "Verify members, classes, parameters", after: [], work: .verify(expectation),
            expected: .seconds(10), patience: .minutes(20))
    }

    /// The steps one after the other.
    static func inSequence(_ steps: [Step]) -> [Step] {
        var sequence: [Step] = []
        for var step in steps {
            step.after = sequence.last.map { [$0.id] } ?? []
            sequence.append(step)
        }
        return sequence
    }
}
