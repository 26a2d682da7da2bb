import Maintenance
import Runbooks
import Slack

/// Steps as the status tells them: what is to come, what is going on, what was done.
extension Step {
    private var isFailBack: Bool { id == "fail-back" }

    /// In a word or two, for a line of several.
    var short: Mrkdwn {
        switch work {
        case .createStandIn: "Create stand-in"
        case .failOver: isFailBack ? "Fail back" : "Fail over"
        case .changeClass(let change):
            change.instances.count == 1
                ? "Change \(.foreign(change.instances[0], limit: 70))" : "Change \(change.instances.count) members"
        case .deleteStandIn: "Delete stand-in"
        case .verify: "Verify"
        case .restart(let restart):
            restart.instances.count == 1
                ? "Restart \(.foreign(restart.instances[0], limit: 70))" : "Restart \(restart.instances.count) members"
        case .restartWriter: "Restart the writer"
        case .applyMaintenance, .applyMaintenanceToWriter: "Apply maintenance"
        case .changeStorage: "Change storage"
        case .makeParameterGroups: "Make parameter groups"
        case .deploy: "Make green"
        case .assignParameterGroups: "Assign parameter groups"
        case .soak: "Soak"
        case .switchOver: "Switch over"
        case .checkProxies: "Check proxies"
        case .removeDeployment: "Remove deployment"
        case .retire: "Delete old environment"
        case .discardDeployment: "Delete green"
        case .takeSnapshot: "Take snapshot"
        case .upgradeInPlace: "Upgrade"
        }
    }

    var underWay: Mrkdwn {
        switch work {
        case .createStandIn(let standIn): "Creating stand-in \(.foreign(standIn.identifier))"
        case .failOver(let next): isFailBack ? "Failing back to \(.foreign(next))" : "Failing over to \(.foreign(next))"
        case .changeClass(let change): "Changing \(names(change.instances))"
        case .deleteStandIn: "Deleting the stand-in"
        case .verify: "Verifying"
        case .restart(let restart): "Restarting \(names(restart.instances))"
        case .restartWriter(let writer): "Restarting the writer \(.foreign(writer))"
        case .applyMaintenance(let round): "Applying maintenance to \(names(round.actions))"
        case .applyMaintenanceToWriter(let action):
            "Applying \(.foreign(action.action)) to \(.foreign(action.resource))"
        case .changeStorage(let storage): "Changing the storage to \(.foreign(storage.words))"
        case .makeParameterGroups: "Making parameter groups"
        case .deploy(let plan): "Making green on \(.foreign(plan.version))"
        case .assignParameterGroups: "Giving green members their parameter groups"
        case .soak: "Letting green stand beside blue"
        case .switchOver: "Switching over to green"
        case .checkProxies: "Checking proxies"
        case .removeDeployment: "Removing the record of the deployment"
        case .retire: "Deleting the old environment"
        case .discardDeployment: "Deleting green"
        case .takeSnapshot: "Taking a snapshot"
        case .upgradeInPlace(let upgrade): "Upgrading to \(.foreign(upgrade.version))"
        }
    }

    var finished: Mrkdwn {
        switch work {
        case .createStandIn: "Stand-in created"
        case .failOver(let next): isFailBack ? "Failed back to \(.foreign(next))" : "Failed over to \(.foreign(next))"
        case .changeClass(let change): "Changed \(names(change.instances))"
        case .deleteStandIn: "Stand-in deleted"
        case .verify: "Verified"
        case .restart(let restart): "Restarted \(names(restart.instances))"
        case .restartWriter(let writer): "Restarted the writer \(.foreign(writer))"
        case .applyMaintenance(let round): "Maintenance applied to \(names(round.actions))"
        case .applyMaintenanceToWriter(let action): "Applied \(.foreign(action.action)) to \(.foreign(action.resource))"
        case .changeStorage(let storage): "Storage changed to \(.foreign(storage.words))"
        case .makeParameterGroups: "Parameter groups made"
        case .deploy(let plan): "Green made on \(.foreign(plan.version))"
        case .assignParameterGroups(let assignment):
            "Own parameter groups on green: \(names(assignment.groups.keys.sorted()))"
        case .soak: "Green stood beside blue"
        case .switchOver: "Switched over to green"
        case .checkProxies: "Proxies checked"
        case .removeDeployment: "Record of the deployment removed"
        case .retire(let retirement): "Old environment deleted, snapshot \(.foreign(retirement.finalSnapshot)) kept"
        case .discardDeployment: "Green deleted"
        case .takeSnapshot(let name): "Snapshot \(.foreign(name)) taken"
        case .upgradeInPlace(let upgrade): "Upgraded to \(.foreign(upgrade.version))"
        }
    }

    private func names(_ instances: [InstanceID]) -> Mrkdwn {
        .list(instances, atMost: 6) { .foreign($0, limit: 70) }
    }

    private func names(_ actions: [MaintenanceAction]) -> Mrkdwn {
        .list(Set(actions.map(\.resource)).sorted(), atMost: 6) { .foreign($0, limit: 70) }
    }
}

extension Mutation {
    /// "the failover to orders-2": what was asked of AWS.
    var phrase: Mrkdwn {
        switch self {
        case .createInstance(let standIn): "the creation of \(.foreign(standIn.identifier))"
        case .modifyClass(let instance, let wanted):
            "the change of \(.foreign(instance)) to \(.foreign(wanted, limit: 60))"
        case .failOver(_, let next): "the failover to \(.foreign(next))"
        case .deleteStandIn(let instance): "the deletion of \(.foreign(instance))"
        case .reboot(let instance): "the restart of \(.foreign(instance))"
        case .rebootWriter(let instance): "the restart of the writer \(.foreign(instance))"
        case .applyMaintenance(let action), .applyMaintenanceToWriter(let action):
            "\(.foreign(action.action, limit: 80)) on \(.foreign(action.resource))"
        case .createParameterGroup(let plan): "the parameter group \(.foreign(plan.group.name))"
        case .setParameters(let group, _): "the values of \(.foreign(group.name))"
        case .assignParameterGroup(let group, let instance):
            "the parameter group \(.foreign(group)) for \(.foreign(instance))"
        case .rebootGreen(let instance): "the restart of \(.foreign(instance))"
        case .createDeployment(let plan): "the deployment \(.foreign(plan.name))"
        case .switchOver(let switchover): "the switchover of \(.foreign(switchover.cluster))"
        case .registerProxyTarget(let target, _): "the registration with \(.foreign(target.proxy))"
        case .deleteDeployment(let name): "the removal of the deployment \(.foreign(name))"
        case .deleteGreen: "the deletion of green"
        case .unprotect(let cluster): "the end of the protection of \(.foreign(cluster))"
        case .deleteOldInstance(let instance, _): "the deletion of \(.foreign(instance))"
        case .deleteOldCluster(let cluster, _, _): "the deletion of \(.foreign(cluster))"
        case .createSnapshot(let name, _): "the snapshot \(.foreign(name))"
        case .upgradeInPlace(let upgrade): "the upgrade to \(.foreign(upgrade.version, limit: 60))"
        case .changeStorage(let cluster, let storage):
            "the change of the storage of \(.foreign(cluster)) to \(.foreign(storage.words, limit: 80))"
        case .changeInstanceStorage(let instance, let storage):
            "the change of the storage of \(.foreign(instance)) to \(.foreign(storage.words, limit: 80))"
        }
    }
}

extension Operation {
    /// "step 2 of 6".
    func place(of step: StepID) -> Mrkdwn {
        let number = (plan.steps.firstIndex { $0.id == step } ?? 0) + 1
        return "step \(number) of \(plan.steps.count)"
    }

    /// "*Resize orders to db.r6g.xlarge* · k3f9 · running".
    func headline(_ parts: Mrkdwn...) -> Mrkdwn {
        ([.strong(plan.title), .foreign(id, limit: 40)] + parts).joined(separator: " · ")
    }

    var location: Mrkdwn { plan.location }
}

extension Plan {
    /// "us-east-1 · account 123456789012".
    var location: Mrkdwn {
        "\(.foreign(target.place.region, limit: 40)) · account \(.foreign(target.place.account, limit: 40))"
    }
}
