extension RDS {
    /// A processor setting of an instance, such as `coreCount`.
    package struct ProcessorFeature: Sendable, Equatable {
        package var name: String?
        package var value: String?

        package init() {}
    }
}

extension RDS.ProcessorFeature: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        name = try element.optional("Name")
        value = try element.optional("Value")
    }
}
