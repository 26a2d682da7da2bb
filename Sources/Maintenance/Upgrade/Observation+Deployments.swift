extension Observation {
    package func deployment(named name: String) -> Deployment? {
        deployments?.value?.first { $0.name == name }
    }

    /// An instance of a cluster beside the one that is worked on.
    func green(_ instance: InstanceID) -> Instance? {
        environments?.lazy.flatMap(\.instances).first { $0.identifier == instance }
    }

    package func deployment(_ identifier: String) -> Deployment? {
        deployments?.value?.first { $0.identifier == identifier }
    }
}
