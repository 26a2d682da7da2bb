/// What a call to AWS works on, by its identifier: an instance, or a cluster as a whole. Two calls for one resource never
/// overlap.
package struct ResourceName: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(_ instance: InstanceID) { self.init(instance.text) }
    package init(_ cluster: ClusterID) { self.init(cluster.text) }
}
