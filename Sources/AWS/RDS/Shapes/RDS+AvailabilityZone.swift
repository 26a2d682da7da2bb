extension RDS {
    /// An availability zone where the API wraps its name.
    package struct AvailabilityZone: Sendable, Equatable {
        package var name: String

        package init(name: String) {
            self.name = name
        }
    }
}

extension RDS.AvailabilityZone: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(name: try element.required("Name"))
    }
}
