extension RDS {
    /// A tag of a cluster, an instance or a snapshot.
    package struct Tag: Sendable, Equatable {
        package var key: String
        package var value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }
}

extension RDS.Tag: ReplyShape {
    /// The value is kept as sent, since white space counts in it and the empty value is one.
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(key: try element.required("Key"), value: element.node["Value"]?.content ?? "")
    }
}
