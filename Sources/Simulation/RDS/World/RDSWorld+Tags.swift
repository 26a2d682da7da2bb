/// Tags of clusters, instances and their snapshots.
///
/// ListTagsForResource has them at once; DescribeDBClusters and DescribeDBInstances have them later, as people report.
extension RDSWorld {
    /// ListTagsForResource, by ARN.
    package mutating func listTags(of arn: String, at time: SimulatedTime) throws(RDSFault) -> [SimulatedTag] {
        arrive(.listTagsForResource, at: time)
        return tags(of: try tagged(arn))
    }

    /// AddTagsToResource: a tag whose key is there already gets the new value.
    package mutating func addTags(
        _ added: [SimulatedTag], to arn: String, at time: SimulatedTime
    ) throws(RDSFault) {
        arrive(.addTagsToResource, at: time)
        try authorize(needs(ofTagging: arn, added))
        let resource = try tagged(arn)
        try checkTaggable(resource)
        try checkTags(added)
        var tags = tags(of: resource)
        for tag in added {
            if let known = tags.firstIndex(where: { $0.key == tag.key }) {
                tags[known].value = tag.value
            } else {
                tags.append(tag)
            }
        }
        try checkTags(tags)
        setTags(tags, of: resource, by: .addTagsToResource, .tagsAdded(added))
    }

    /// RemoveTagsFromResource: keys that are not there are passed over.
    package mutating func removeTags(_ keys: [String], from arn: String, at time: SimulatedTime) throws(RDSFault) {
        arrive(.removeTagsFromResource, at: time)
        try authorize(needs(ofUntagging: arn))
        let resource = try tagged(arn)
        try checkTaggable(resource)
        let left = tags(of: resource).filter { !keys.contains($0.key) }
        setTags(left, of: resource, by: .removeTagsFromResource, .tagsRemoved(keys))
    }

    /// Source: "Tagging Amazon Aurora and Amazon RDS resources", Aurora user guide, and the API reference, Tag.
    func checkTags(_ tags: [SimulatedTag]) throws(RDSFault) {
        guard tags.count <= 50 else { throw .value("A resource can have 50 tags at most.") }
        for tag in tags {
            guard (1...128).contains(tag.key.count), tag.value.count <= 256 else {
                throw .value("The key of a tag has from 1 to 128 characters, its value 256 at most.")
            }
            let lowercased = tag.key.lowercased()
            guard !lowercased.hasPrefix("aws:"), !lowercased.hasPrefix("rds:") else {
                throw .value("The prefixes aws: and rds: are AWS's own: \(tag.key)")
            }
            guard (tag.key + tag.value).allSatisfy(\.isOfTags) else {
                throw .value("A tag has a character that tags cannot have: \(tag.key), \(tag.value)")
            }
        }
    }

    /// Shows the tags of a cluster or an instance in the lists.
    mutating func showTags(of resource: String, effect: Int) {
        if let index = clusters.firstIndex(where: { $0.shown.resourceIdentifier == resource }) {
            clusters[index].listedTags = nil
        } else if let index = instances.firstIndex(where: { $0.shown.resourceIdentifier == resource }) {
            instances[index].listedTags = nil
        }
        complete(effect)
    }
}

/// Where the tags of a resource are.
enum TaggedResource {
    case cluster(Int)
    case instance(Int)
    case clusterSnapshot(Int)
    case instanceSnapshot(Int)
}

extension RDSWorld {
    /// The tags of what an ARN names, for conditions on them; none if nothing is there.
    func tags(ofARN arn: String) -> [SimulatedTag] {
        (try? tagged(arn)).map { tags(of: $0) } ?? []
    }

    private func tagged(_ arn: String) throws(RDSFault) -> TaggedResource {
        if let index = clusters.firstIndex(where: { $0.shown.arn == arn }) { return .cluster(index) }
        if let index = instances.firstIndex(where: { $0.shown.arn == arn }) { return .instance(index) }
        if let index = snapshots.firstIndex(where: { $0.arn == arn }) { return .clusterSnapshot(index) }
        if let index = instanceSnapshots.firstIndex(where: { $0.arn == arn }) { return .instanceSnapshot(index) }
        if arn.contains(":cluster-snapshot:") { throw .noClusterSnapshot(arn) }
        if arn.contains(":snapshot:") { throw .noInstanceSnapshot(arn) }
        throw arn.contains(":cluster:") ? .noCluster(arn) : .noInstance(arn)
    }

    private func tags(of resource: TaggedResource) -> [SimulatedTag] {
        switch resource {
        case .cluster(let index): clusters[index].shown.tags
        case .instance(let index): instances[index].shown.tags
        case .clusterSnapshot(let index): snapshots[index].tags
        case .instanceSnapshot(let index): instanceSnapshots[index].tags
        }
    }

    /// What is being deleted takes no tags (API reference, AddTagsToResource, errors).
    private func checkTaggable(_ resource: TaggedResource) throws(RDSFault) {
        switch resource {
        case .cluster(let index):
            if case .deletion = clusters[index].work?.kind {
                throw .clusterState("Cluster \(clusters[index].shown.identifier) is being deleted.")
            }
        case .instance(let index):
            if case .deletion = instances[index].work?.kind {
                throw .instanceState("Instance \(instances[index].shown.identifier) is being deleted.")
            }
        case .clusterSnapshot, .instanceSnapshot: break
        }
    }

    private mutating func setTags(
        _ tags: [SimulatedTag], of resource: TaggedResource, by action: RDSAction, _ what: Effect.What
    ) {
        guard tags != self.tags(of: resource) else { return }
        switch resource {
        case .cluster(let index):
            let state = clusters[index]
            let effect = record(action, cluster: state.shown.identifier, what)
            clusters[index].listedTags = state.listedTags ?? state.shown.tags
            clusters[index].shown.tags = tags
            list(tagsOf: state.shown.resourceIdentifier, effect: effect)
        case .instance(let index):
            let state = instances[index]
            let effect = record(
                action, cluster: state.shown.cluster ?? state.shown.identifier, instance: state.shown.identifier, what)
            instances[index].listedTags = state.listedTags ?? state.shown.tags
            instances[index].shown.tags = tags
            list(tagsOf: state.shown.resourceIdentifier, effect: effect)
        case .clusterSnapshot(let index):
            snapshots[index].tags = tags
            _ = record(action, cluster: snapshots[index].identifier, what, isDone: true)
        case .instanceSnapshot(let index):
            instanceSnapshots[index].tags = tags
            _ = record(action, cluster: instanceSnapshots[index].identifier, what, isDone: true)
        }
    }

    private mutating func list(tagsOf resource: String, effect: Int) {
        queue.add(.showTags(resource: resource, effect: effect), due: now + wait(.tagListLag))
        remember()
    }
}

extension Character {
    /// Letters, digits, white space and the signs that tags may have (API reference, Tag).
    fileprivate var isOfTags: Bool {
        isLetter || isNumber || isWhitespace || ["_", ".", ":", "/", "=", "+", "-", "@"].contains(self)
    }
}
