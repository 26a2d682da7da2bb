extension EC2 {
    /// A region and whether the account may use it.
    package struct Region: Sendable, Equatable {
        package var regionName: String
        package var endpoint: String?
        package var optInStatus: String

        package init(regionName: String, optInStatus: String) {
            self.regionName = regionName
            self.optInStatus = optInStatus
        }

        /// A status of tomorrow does not count as enabled.
        package var isEnabled: Bool {
            ["opt-in-not-required", "opted-in"].contains(optInStatus)
        }
    }
}

extension EC2.Region: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            regionName: try element.required("regionName"), optInStatus: try element.required("optInStatus"))
        endpoint = try element.optional("regionEndpoint")
    }
}
