/// A blue/green deployment with what the control plane knows and does not show.
struct DeploymentState: Sendable {
    var shown: SimulatedDeployment
    let blue: String
    /// The name of the green cluster until the switchover gives it the blue one's.
    let green: String
    /// The groups and version that the green environment gets.
    let version: EngineVersion
    let clusterParameterGroup: String
    let instanceParameterGroup: String
    /// Whether provisioning will fail.
    let fails: Bool
    /// The number and effect of the work under way.
    var job: Int
    var effect: Int?
    /// When green began to follow blue.
    var followsSince: SimulatedTime?
    /// The names of blue's cluster and members with those of green's, the cluster's first.
    var names: [(blue: String, green: String)] = []
    /// What becomes of an instance; nil where blue is a cluster.
    var plan: GreenPlan?

    mutating func setStatus(_ status: SimulatedDeployment.Status, details: String? = nil) {
        shown.status = status
        shown.statusDetails = details
        for position in shown.details.indices { shown.details[position].status = status }
    }
}

/// One thing that happens by itself to a blue/green deployment.
enum DeploymentChange: Sendable {
    case beginTask(Int)
    case finishTask(Int)
    case beginSwitchover(timeout: Duration)
    case rollBack(SwitchoverObstacle)
    case swapNames
    case completeSwitchover
    case beginDeletion(deletesTarget: Bool)
    case remove(deletesTarget: Bool)
}

extension RDSWorld {
    func deploymentIndex(_ identifier: String, job: Int) -> Int? {
        deployments.firstIndex { $0.shown.identifier == identifier && $0.job == job }
    }

    /// The position of a deployment that the caller may know of.
    func deployment(_ identifier: String) throws(RDSFault) -> Int {
        guard let index = deployments.firstIndex(where: { $0.shown.identifier == identifier }) else {
            throw RDSFault(
                code: "BlueGreenDeploymentNotFoundFault", message: "Blue/green deployment \(identifier) not found.",
                httpStatus: 404)
        }
        return index
    }

    mutating func startWork(onDeployment index: Int, effect: Int) -> Int {
        lastJob += 1
        deployments[index].job = lastJob
        deployments[index].effect = effect
        return lastJob
    }

    mutating func then(_ change: DeploymentChange, to index: Int, after delay: Duration) {
        let next = Change.deployment(change, of: deployments[index].shown.identifier, job: deployments[index].job)
        queue.add(next, due: now + delay)
    }

    mutating func apply(_ change: DeploymentChange, to identifier: String, job: Int) {
        guard let index = deploymentIndex(identifier, job: job) else { return }
        guard deployments[index].plan == nil else { return apply(change, toInstancesOf: index) }
        switch change {
        case .beginTask(let number): beginTask(number, of: index)
        case .finishTask(let number): finishTask(number, of: index)
        case .beginSwitchover(let timeout): beginSwitchover(of: index, timeout: timeout)
        case .rollBack(let obstacle): rollBack(index, because: obstacle)
        case .swapNames: swapNames(of: index)
        case .completeSwitchover: completeSwitchover(of: index)
        case .beginDeletion(let deletesTarget): beginDeletion(ofDeployment: index, deletesTarget: deletesTarget)
        case .remove(let deletesTarget): removeDeployment(index, deletesTarget: deletesTarget)
        }
    }

    /// Ends work on the deployment and on both of its clusters.
    mutating func finishWork(onDeployment index: Int, failed: Bool = false) {
        let effect = deployments[index].effect
        deployments[index].effect = nil
        for position in clusters.indices {
            guard let work = clusters[position].work, case .deployment = work.kind, work.effect == effect else {
                continue
            }
            for member in members(of: clusters[position].shown.identifier)
            where instances[member].work?.effect == effect {
                instances[member].shown.status = "available"
                instances[member].work = nil
            }
            clusters[position].work = nil
            if clusters[position].failover == nil { clusters[position].shown.status = "available" }
        }
        complete(effect, failed: failed)
    }

    package mutating func describeDeployments(at time: SimulatedTime) throws(RDSFault) -> [SimulatedDeployment] {
        arrive(.describeBlueGreenDeployments, at: time)
        return deployments.map { shown($0) }
    }

    package mutating func describeDeployment(
        _ identifier: String, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedDeployment {
        arrive(.describeBlueGreenDeployments, at: time)
        return shown(deployments[try deployment(identifier)])
    }

    /// The deployment with what has become of its members since.
    func shown(_ state: DeploymentState) -> SimulatedDeployment {
        var shown = state.shown
        for position in shown.details.indices where [.available, .switchoverCompleted].contains(shown.status) {
            if !isThere(shown.details[position].source) {
                shown.details[position].status = .missingSource
            } else if let target = shown.details[position].target, !isThere(target) {
                shown.details[position].status = .missingTarget
            }
        }
        return shown
    }

    private func isThere(_ arn: String) -> Bool {
        clusters.contains { $0.shown.arn == arn } || instances.contains { $0.shown.arn == arn }
    }
}

extension RDSFault {
    static func deploymentState(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidBlueGreenDeploymentStateFault", message: message)
    }
}
