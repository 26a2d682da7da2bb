/// Storage of instances: how full it is, and how it is loaded after an instance was made of a snapshot.
extension RDSWorld {
    mutating func startLoading(of index: Int) {
        guard instances[index].shown.loadsStorage else { return }
        let end = now + wait(.storageLoading)
        instances[index].plain.loading = PlainState.Span(from: now, until: end)
        then(.endLoading, to: index, job: nil, after: end - now)
    }

    mutating func endLoading(of index: Int) {
        instances[index].plain.loading = nil
        if instances[index].shown.status == "storage-initialization" {
            instances[index].shown.status = instances[index].restingStatus
        }
        let name = instances[index].shown.identifier
        let deployment = deployments.first { $0.names.contains { $0.green == name } }
        guard let deployment, deployment.shown.status != .provisioning else { return }
        let isDone = deployment.names.compactMap { instanceIndex($0.green) }
            .allSatisfy { instances[$0].plain.loading == nil }
        if isDone { log(.instance(.storageLoaded), .deployment, deployment.shown.identifier) }
    }

    mutating func fill(_ index: Int, with used: Int) {
        instances[index].plain.usedGibibytes = used
        let isFull = instances[index].shown.status == "storage-full"
        guard instances[index].work == nil, instances[index].shown.status.isUsable || isFull else { return }
        instances[index].shown.status = instances[index].restingStatus
    }

    /// FreeStorageSpace of an instance with storage of its own.
    func freeBytes(of name: String) -> Double? {
        guard let index = instanceIndex(name), instances[index].shown.cluster == nil,
            let size = instances[index].shown.volume?.gibibytes,
            instances[index].shown.status.isUsable || instances[index].shown.status == "storage-full"
        else { return nil }
        return Double(max(size - instances[index].plain.usedGibibytes, 0)) * 1_073_741_824
    }

    /// FreeableMemory of an instance of no cluster: a quarter of what its class has.
    func freeableMemory(of name: String) -> Double? {
        guard let index = reporting(name), instances[index].shown.cluster == nil else { return nil }
        return Double(instances[index].shown.instanceClass.memoryGibibytes) * 1_073_741_824 / 4
    }
}

extension String {
    /// The memory of an instance class (RDS user guide, "DB instance classes", hardware specifications).
    fileprivate var memoryGibibytes: Int {
        let parts = split(separator: ".")
        guard parts.count == 3 else { return 0 }
        let large = parts[1].hasPrefix("r") ? 16 : 8
        let steps: [Substring: Int] = ["large": 1, "xlarge": 2, "2xlarge": 4, "4xlarge": 8, "8xlarge": 16]
        return steps[parts[2]].map { large * $0 } ?? 4
    }
}

extension InstanceState {
    /// The instance as lists show it at an instant.
    func listed(at now: SimulatedTime) -> SimulatedInstance {
        var listed = listed
        switch listed.status {
        case "storage-initialization": listed.percentProgress = plain.loading?.percent(at: now)
        case "storage-optimization": listed.percentProgress = plain.optimization?.percent(at: now)
        default: break
        }
        return listed
    }
}
