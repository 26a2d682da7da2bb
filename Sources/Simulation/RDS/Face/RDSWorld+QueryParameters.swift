extension RDSWorld {
    mutating func answerParameterGroups(_ scope: GroupScope, _ form: QueryForm) throws(RDSFault) -> XMLText {
        let found = try describeParameterGroups(scope, named: form.identifier(scope.nameElement), at: now)
        let page = try QueryPage(of: found, form) { $0.name }
        var xml = XMLText()
        xml.list(scope.element + "s", of: scope.element, page.items) { $0.add($1, of: self) }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerCreateParameterGroup(_ scope: GroupScope, _ form: QueryForm) throws(RDSFault) -> XMLText {
        let group = try createParameterGroup(
            try form.requiredIdentifier(scope.nameElement), scope,
            family: try form.required("DBParameterGroupFamily"), description: try form.required("Description"),
            tags: form.tags, at: now)
        var xml = XMLText()
        xml.nest(scope.element) { $0.add(group, of: self) }
        return xml
    }

    mutating func answerDeleteParameterGroup(_ scope: GroupScope, _ form: QueryForm) throws(RDSFault) -> XMLText {
        try deleteParameterGroup(try form.requiredIdentifier(scope.nameElement), scope, at: now)
        return XMLText()
    }

    mutating func answerModifyParameterGroup(_ scope: GroupScope, _ form: QueryForm) throws(RDSFault) -> XMLText {
        let name = try form.requiredIdentifier(scope.nameElement)
        var settings: [ParameterSetting] = []
        while let parameter = form["Parameters.Parameter.\(settings.count + 1).ParameterName"] {
            let prefix = "Parameters.Parameter.\(settings.count + 1)."
            let text = form[prefix + "ApplyMethod"] ?? ParameterSetting.Method.pendingReboot.rawValue
            guard let method = ParameterSetting.Method(rawValue: text) else {
                throw .value("Invalid value for ApplyMethod: \(text)")
            }
            settings.append(ParameterSetting(parameter, form[prefix + "ParameterValue"] ?? "", method))
        }
        try modifyParameterGroup(name, scope, settings, at: now)
        var xml = XMLText()
        xml.add(scope.nameElement, name)
        return xml
    }

    mutating func answerParameters(_ scope: GroupScope, _ form: QueryForm) throws(RDSFault) -> XMLText {
        let filters = try form.filters(knowing: ["parameter-name"])
        var found = try describeParameters(
            of: try form.requiredIdentifier(scope.nameElement), scope, source: form["Source"], at: now)
        if let wanted = filters["parameter-name"] { found.removeAll { !wanted.contains($0.name) } }
        let page = try QueryPage(of: found, form) { $0.name }
        var xml = XMLText()
        xml.list("Parameters", of: "Parameter", page.items) { $0.add($1) }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerEngineDefaults(_ scope: GroupScope, _ form: QueryForm) throws(RDSFault) -> XMLText {
        let family = try form.required("DBParameterGroupFamily")
        let page = try QueryPage(of: try describeEngineDefaults(of: family, scope, at: now), form) { $0.name }
        var xml = XMLText()
        xml.nest("EngineDefaults") { xml in
            xml.add("DBParameterGroupFamily", family)
            xml.list("Parameters", of: "Parameter", page.items) { $0.add($1) }
            xml.add("Marker", page.marker)
        }
        return xml
    }
}

extension SimulatedParameterGroup.Scope {
    fileprivate var element: String { self == .cluster ? "DBClusterParameterGroup" : "DBParameterGroup" }
    fileprivate var nameElement: String { element + "Name" }
}

extension XMLText {
    fileprivate mutating func add(_ group: SimulatedParameterGroup, of world: RDSWorld) {
        let element = group.scope.element
        add(element + "Name", group.name)
        add("DBParameterGroupFamily", group.family)
        add("Description", group.description)
        let kind = group.scope == .cluster ? "cluster-pg" : "pg"
        add(element + "Arn", "arn:aws:rds:\(world.region):\(world.account):\(kind):\(group.name)")
    }

    fileprivate mutating func add(_ parameter: SimulatedParameter) {
        let definition = parameter.definition
        add("ParameterName", definition.name)
        add("ParameterValue", parameter.value)
        add("Source", parameter.source)
        add("ApplyType", definition.isStatic ? "static" : "dynamic")
        add("DataType", definition.dataType.rawValue)
        add("AllowedValues", definition.allowedValues)
        add("IsModifiable", definition.isModifiable)
        add("ApplyMethod", definition.isStatic ? "pending-reboot" : "immediate")
        if definition.scopes.contains(.cluster) { list("SupportedEngineModes", of: "member", ["provisioned"]) }
    }
}
