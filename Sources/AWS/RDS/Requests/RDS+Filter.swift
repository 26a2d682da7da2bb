extension RDS {
    /// A filter of a Describe call: what it names has to be one of the values.
    package struct Filter: Sendable, Equatable {
        package var name: String
        package var values: [String]

        package init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }

        /// Clusters, or instances that are their members, by identifier or ARN.
        package static func dbClusterID(_ values: [String]) -> Filter {
            Filter(name: "db-cluster-id", values: values)
        }

        /// Instances by identifier or ARN.
        package static func dbInstanceID(_ values: [String]) -> Filter {
            Filter(name: "db-instance-id", values: values)
        }

        /// Blue/green deployments by the identifier that AWS gave them.
        package static func blueGreenDeploymentIdentifier(_ values: [String]) -> Filter {
            Filter(name: "blue-green-deployment-identifier", values: values)
        }

        /// Blue/green deployments by the name that their maker gave them.
        package static func blueGreenDeploymentName(_ values: [String]) -> Filter {
            Filter(name: "blue-green-deployment-name", values: values)
        }

        /// Blue/green deployments by what they copy.
        package static func source(_ values: [String]) -> Filter {
            Filter(name: "source", values: values)
        }

        /// Blue/green deployments by the copy that they make.
        package static func target(_ values: [String]) -> Filter {
            Filter(name: "target", values: values)
        }
    }
}

extension QueryParameters {
    mutating func add(_ filters: [RDS.Filter]) {
        add("Filters", each: "Filter", filters) { filter, parameters in
            parameters.add("Name", filter.name)
            parameters.add("Values", each: "Value", filter.values)
        }
    }

    mutating func add(_ tags: [RDS.Tag]) {
        add("Tags", each: "Tag", tags) { tag, parameters in
            parameters.add("Key", tag.key)
            parameters.add("Value", tag.value)
        }
    }
}
