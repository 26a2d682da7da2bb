extension RDS {
    /// A parameter of a group or of an engine.
    package struct Parameter: Sendable, Equatable {
        package var parameterName: String
        /// Nil where the engine decides; exactly as sent, since white space counts in it and the empty value is one.
        package var parameterValue: String?
        package var description: String?
        package var source: String?
        /// `static` or `dynamic`: whether a new value needs a restart.
        package var applyType: String?
        package var applyMethod: String?
        package var dataType: String?
        package var allowedValues: String?
        package var isModifiable: Bool?
        package var minimumEngineVersion: String?
        package var supportedEngineModes: [String] = []

        package init(parameterName: String) {
            self.parameterName = parameterName
        }
    }
}

extension RDS.Parameter: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(parameterName: try element.required("ParameterName"))
        parameterValue = element.node["ParameterValue"]?.content
        description = try element.optional("Description")
        source = try element.optional("Source")
        applyType = try element.optional("ApplyType")
        applyMethod = try element.optional("ApplyMethod")
        dataType = try element.optional("DataType")
        allowedValues = try element.optional("AllowedValues")
        isModifiable = try element.optional("IsModifiable")
        minimumEngineVersion = try element.optional("MinimumEngineVersion")
        supportedEngineModes = try element.scalars("SupportedEngineModes")
    }
}
