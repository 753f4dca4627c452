// Generated from pacto-1.0.schema.json by `npm run docs`: not to be edited.
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:pacto:schema:1.0","type":"object","required":["pactoVersion","service"],"additionalProperties":false,"properties":{"pactoVersion":{"type":"string","enum":["1.0"]},"service":{"type":"object","required":["name","version"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},"version":{"type":"string","minLength":1},"owner":{"oneOf":[{"type":"string","minLength":1},{"type":"object","minProperties":1,"additionalProperties":false,"properties":{"team":{"type":"string","minLength":1,"pattern":"^[a-zA-Z0-9._/-]+$"},"dri":{"type":"string","minLength":1,"pattern":"^[a-zA-Z0-9._@/-]+$"},"contacts":{"type":"array","minItems":1,"items":{"type":"object","required":["type","value"],"additionalProperties":false,"properties":{"type":{"type":"string","enum":["email","url","group","oncall","chat","other"]},"value":{"type":"string","minLength":1},"purpose":{"type":"string","enum":["ownership","support","escalation","oncall","notifications"]}}}}}}]},"image":{"type":"object","required":["ref"],"additionalProperties":false,"properties":{"ref":{"type":"string","minLength":1},"private":{"type":"boolean"}}},"chart":{"type":"object","required":["ref","version"],"additionalProperties":false,"properties":{"ref":{"type":"string","minLength":1},"version":{"type":"string","minLength":1}}}}},"interfaces":{"type":"array","items":{"type":"object","required":["name","type"],"additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"type":{"type":"string","enum":["http","grpc","event"]},"port":{"type":"integer","minimum":1,"maximum":65535},"visibility":{"type":"string","enum":["public","internal"]},"contract":{"type":"string","minLength":1}},"allOf":[{"if":{"required":["type"],"properties":{"type":{"enum":["http","grpc"]}}},"then":{"required":["port"]}},{"if":{"required":["type"],"properties":{"type":{"enum":["grpc","event"]}}},"then":{"required":["contract"]}}]}},"configurations":{"type":"array","items":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"schema":{"type":"string","minLength":1},"ref":{"type":"string","minLength":1},"values":{"type":"object"}},"oneOf":[{"required":["schema"]},{"required":["ref"]}]}},"policies":{"type":"array","minItems":1,"items":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"schema":{"type":"string","minLength":1},"ref":{"type":"string","minLength":1}},"oneOf":[{"required":["schema"]},{"required":["ref"]}]}},"dependencies":{"type":"array","items":{"type":"object","required":["name","ref","compatibility"],"additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"ref":{"type":"string","minLength":1},"required":{"type":"boolean"},"compatibility":{"type":"string","minLength":1}}}},"runtime":{"type":"object","required":["workload","state"],"additionalProperties":false,"properties":{"workload":{"type":"string","enum":["service","job","scheduled"]},"state":{"type":"object","required":["type","persistence","dataCriticality"],"additionalProperties":false,"properties":{"type":{"type":"string","enum":["stateless","stateful","hybrid"]},"persistence":{"type":"object","required":["scope","durability"],"additionalProperties":false,"properties":{"scope":{"type":"string","enum":["local","shared"]},"durability":{"type":"string","enum":["ephemeral","persistent"]}}},"dataCriticality":{"type":"string","enum":["low","medium","high"]}},"if":{"required":["type"],"properties":{"type":{"const":"stateless"}}},"then":{"properties":{"persistence":{"properties":{"durability":{"const":"ephemeral"}}}}}},"lifecycle":{"type":"object","additionalProperties":false,"properties":{"upgradeStrategy":{"type":"string","enum":["rolling","recreate","ordered"]},"gracefulShutdownSeconds":{"type":"integer","minimum":0}}},"health":{"type":"object","required":["interface"],"additionalProperties":false,"properties":{"interface":{"type":"string"},"path":{"type":"string"},"initialDelaySeconds":{"type":"integer","minimum":0},"liveness":{"type":"object","required":["path"],"additionalProperties":false,"properties":{"path":{"type":"string"},"initialDelaySeconds":{"type":"integer","minimum":0}}},"readiness":{"type":"object","required":["path"],"additionalProperties":false,"properties":{"path":{"type":"string"},"initialDelaySeconds":{"type":"integer","minimum":0}}}}},"metrics":{"type":"object","required":["interface"],"additionalProperties":false,"properties":{"interface":{"type":"string"},"path":{"type":"string"}}}}},"scaling":{"type":"object","additionalProperties":false,"properties":{"replicas":{"type":"integer","minimum":0},"min":{"type":"integer","minimum":0},"max":{"type":"integer","minimum":0}},"oneOf":[{"required":["replicas"],"properties":{"min":{"not":{}},"max":{"not":{}}}},{"required":["min","max"],"properties":{"replicas":{"not":{}}}}]},"metadata":{"type":"object"}}};
const func0 = Object.prototype.hasOwnProperty;
const func9 = require("ajv/dist/runtime/ucs2length").default;
const pattern0 = new RegExp("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "u");
const pattern1 = new RegExp("^[a-zA-Z0-9._/-]+$", "u");
const pattern2 = new RegExp("^[a-zA-Z0-9._@/-]+$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:pacto:schema:1.0" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.pactoVersion === undefined) || (!(func0.call(data, "pactoVersion")))) && (missing0 = "pactoVersion")) || (((data.service === undefined) || (!(func0.call(data, "service")))) && (missing0 = "service"))){
validate0.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
validate0.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.pactoVersion !== undefined && func0.call(data, "pactoVersion")){
let data0 = data.pactoVersion;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate0.errors = [{instancePath:instancePath+"/pactoVersion",schemaPath:"#/properties/pactoVersion/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(data0 === "1.0")){
validate0.errors = [{instancePath:instancePath+"/pactoVersion",schemaPath:"#/properties/pactoVersion/enum",keyword:"enum",params:{allowedValues: schema0.properties.pactoVersion.enum}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.service !== undefined && func0.call(data, "service")){
let data1 = data.service;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((((data1.name === undefined) || (!(func0.call(data1, "name")))) && (missing1 = "name")) || (((data1.version === undefined) || (!(func0.call(data1, "version")))) && (missing1 = "version"))){
validate0.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
const _errs6 = errors;
for(const key1 of Object.keys(data1)){
if(!(((((key1 === "name") || (key1 === "version")) || (key1 === "owner")) || (key1 === "image")) || (key1 === "chart"))){
validate0.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.name !== undefined && func0.call(data1, "name")){
let data2 = data1.name;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
validate0.errors = [{instancePath:instancePath+"/service/name",schemaPath:"#/properties/service/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/service/name",schemaPath:"#/properties/service/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.version !== undefined && func0.call(data1, "version")){
let data3 = data1.version;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(func9(data3) < 1){
validate0.errors = [{instancePath:instancePath+"/service/version",schemaPath:"#/properties/service/properties/version/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/service/version",schemaPath:"#/properties/service/properties/version/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.owner !== undefined && func0.call(data1, "owner")){
let data4 = data1.owner;
const _errs11 = errors;
const _errs12 = errors;
let valid2 = false;
let passing0 = null;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data4 === "string"){
if(func9(data4) < 1){
const err0 = {instancePath:instancePath+"/service/owner",schemaPath:"#/properties/service/properties/owner/oneOf/0/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/service/owner",schemaPath:"#/properties/service/properties/owner/oneOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs13 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs15 = errors;
if(errors === _errs15){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length < 1){
const err2 = {instancePath:instancePath+"/service/owner",schemaPath:"#/properties/service/properties/owner/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
const _errs17 = errors;
for(const key2 of Object.keys(data4)){
if(!(((key2 === "team") || (key2 === "dri")) || (key2 === "contacts"))){
const err3 = {instancePath:instancePath+"/service/owner",schemaPath:"#/properties/service/properties/owner/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
break;
}
}
if(_errs17 === errors){
if(data4.team !== undefined && func0.call(data4, "team")){
let data5 = data4.team;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data5 === "string"){
if(func9(data5) < 1){
const err4 = {instancePath:instancePath+"/service/owner/team",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/team/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
if(!pattern1.test(data5)){
const err5 = {instancePath:instancePath+"/service/owner/team",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/team/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._/-]+$"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/service/owner/team",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/team/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.dri !== undefined && func0.call(data4, "dri")){
let data6 = data4.dri;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data6 === "string"){
if(func9(data6) < 1){
const err7 = {instancePath:instancePath+"/service/owner/dri",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/dri/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
if(!pattern2.test(data6)){
const err8 = {instancePath:instancePath+"/service/owner/dri",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/dri/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._@/-]+$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/service/owner/dri",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/dri/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.contacts !== undefined && func0.call(data4, "contacts")){
let data7 = data4.contacts;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data7)){
if(data7.length < 1){
const err10 = {instancePath:instancePath+"/service/owner/contacts",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
var valid4 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs24 = errors;
if(errors === _errs24){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((((data8.type === undefined) || (!(func0.call(data8, "type")))) && (missing2 = "type")) || (((data8.value === undefined) || (!(func0.call(data8, "value")))) && (missing2 = "value"))){
const err11 = {instancePath:instancePath+"/service/owner/contacts/" + i0,schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
const _errs26 = errors;
for(const key3 of Object.keys(data8)){
if(!(((key3 === "type") || (key3 === "value")) || (key3 === "purpose"))){
const err12 = {instancePath:instancePath+"/service/owner/contacts/" + i0,schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
break;
}
}
if(_errs26 === errors){
if(data8.type !== undefined && func0.call(data8, "type")){
let data9 = data8.type;
const _errs27 = errors;
if(typeof data9 !== "string"){
const err13 = {instancePath:instancePath+"/service/owner/contacts/" + i0+"/type",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/properties/type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((((((data9 === "email") || (data9 === "url")) || (data9 === "group")) || (data9 === "oncall")) || (data9 === "chat")) || (data9 === "other"))){
const err14 = {instancePath:instancePath+"/service/owner/contacts/" + i0+"/type",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema0.properties.service.properties.owner.oneOf[1].properties.contacts.items.properties.type.enum}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid5 = _errs27 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.value !== undefined && func0.call(data8, "value")){
let data10 = data8.value;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data10 === "string"){
if(func9(data10) < 1){
const err15 = {instancePath:instancePath+"/service/owner/contacts/" + i0+"/value",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/properties/value/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/service/owner/contacts/" + i0+"/value",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/properties/value/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.purpose !== undefined && func0.call(data8, "purpose")){
let data11 = data8.purpose;
const _errs31 = errors;
if(typeof data11 !== "string"){
const err17 = {instancePath:instancePath+"/service/owner/contacts/" + i0+"/purpose",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/properties/purpose/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!(((((data11 === "ownership") || (data11 === "support")) || (data11 === "escalation")) || (data11 === "oncall")) || (data11 === "notifications"))){
const err18 = {instancePath:instancePath+"/service/owner/contacts/" + i0+"/purpose",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/properties/purpose/enum",keyword:"enum",params:{allowedValues: schema0.properties.service.properties.owner.oneOf[1].properties.contacts.items.properties.purpose.enum}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/service/owner/contacts/" + i0,schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid4 = _errs24 === errors;
if(!valid4){
break;
}
}
}
}
else {
const err20 = {instancePath:instancePath+"/service/owner/contacts",schemaPath:"#/properties/service/properties/owner/oneOf/1/properties/contacts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/service/owner",schemaPath:"#/properties/service/properties/owner/oneOf/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var _valid0 = _errs15 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err22 = {instancePath:instancePath+"/service/owner",schemaPath:"#/properties/service/properties/owner/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
validate0.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.image !== undefined && func0.call(data1, "image")){
let data12 = data1.image;
const _errs33 = errors;
if(errors === _errs33){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing3;
if(((data12.ref === undefined) || (!(func0.call(data12, "ref")))) && (missing3 = "ref")){
validate0.errors = [{instancePath:instancePath+"/service/image",schemaPath:"#/properties/service/properties/image/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
const _errs35 = errors;
for(const key4 of Object.keys(data12)){
if(!((key4 === "ref") || (key4 === "private"))){
validate0.errors = [{instancePath:instancePath+"/service/image",schemaPath:"#/properties/service/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}}];
return false;
break;
}
}
if(_errs35 === errors){
if(data12.ref !== undefined && func0.call(data12, "ref")){
let data13 = data12.ref;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data13 === "string"){
if(func9(data13) < 1){
validate0.errors = [{instancePath:instancePath+"/service/image/ref",schemaPath:"#/properties/service/properties/image/properties/ref/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/service/image/ref",schemaPath:"#/properties/service/properties/image/properties/ref/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid6 = _errs36 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.private !== undefined && func0.call(data12, "private")){
const _errs38 = errors;
if(typeof data12.private !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/service/image/private",schemaPath:"#/properties/service/properties/image/properties/private/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid6 = _errs38 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/service/image",schemaPath:"#/properties/service/properties/image/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid1 = _errs33 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.chart !== undefined && func0.call(data1, "chart")){
let data15 = data1.chart;
const _errs40 = errors;
if(errors === _errs40){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing4;
if((((data15.ref === undefined) || (!(func0.call(data15, "ref")))) && (missing4 = "ref")) || (((data15.version === undefined) || (!(func0.call(data15, "version")))) && (missing4 = "version"))){
validate0.errors = [{instancePath:instancePath+"/service/chart",schemaPath:"#/properties/service/properties/chart/required",keyword:"required",params:{missingProperty: missing4}}];
return false;
}
else {
const _errs42 = errors;
for(const key5 of Object.keys(data15)){
if(!((key5 === "ref") || (key5 === "version"))){
validate0.errors = [{instancePath:instancePath+"/service/chart",schemaPath:"#/properties/service/properties/chart/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}}];
return false;
break;
}
}
if(_errs42 === errors){
if(data15.ref !== undefined && func0.call(data15, "ref")){
let data16 = data15.ref;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data16 === "string"){
if(func9(data16) < 1){
validate0.errors = [{instancePath:instancePath+"/service/chart/ref",schemaPath:"#/properties/service/properties/chart/properties/ref/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/service/chart/ref",schemaPath:"#/properties/service/properties/chart/properties/ref/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid7 = _errs43 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data15.version !== undefined && func0.call(data15, "version")){
let data17 = data15.version;
const _errs45 = errors;
if(errors === _errs45){
if(typeof data17 === "string"){
if(func9(data17) < 1){
validate0.errors = [{instancePath:instancePath+"/service/chart/version",schemaPath:"#/properties/service/properties/chart/properties/version/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/service/chart/version",schemaPath:"#/properties/service/properties/chart/properties/version/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid7 = _errs45 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/service/chart",schemaPath:"#/properties/service/properties/chart/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interfaces !== undefined && func0.call(data, "interfaces")){
let data18 = data.interfaces;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data18)){
var valid8 = true;
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
const _errs49 = errors;
const _errs51 = errors;
const _errs52 = errors;
let valid10 = true;
const _errs53 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
let missing5;
if(((data19.type === undefined) || (!(func0.call(data19, "type")))) && (missing5 = "type")){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
if(data19.type !== undefined && func0.call(data19, "type")){
let data20 = data19.type;
if(!((data20 === "http") || (data20 === "grpc"))){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
}
var _valid1 = _errs53 === errors;
errors = _errs52;
if(vErrors !== null){
if(_errs52){
vErrors.length = _errs52;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs55 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
let missing6;
if(((data19.port === undefined) || (!(func0.call(data19, "port")))) && (missing6 = "port")){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1,schemaPath:"#/properties/interfaces/items/allOf/0/then/required",keyword:"required",params:{missingProperty: missing6}}];
return false;
}
}
var _valid1 = _errs55 === errors;
valid10 = _valid1;
}
if(!valid10){
const err25 = {instancePath:instancePath+"/interfaces/" + i1,schemaPath:"#/properties/interfaces/items/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
validate0.errors = vErrors;
return false;
}
var valid9 = _errs51 === errors;
if(valid9){
const _errs56 = errors;
const _errs57 = errors;
let valid12 = true;
const _errs58 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
let missing7;
if(((data19.type === undefined) || (!(func0.call(data19, "type")))) && (missing7 = "type")){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
else {
if(data19.type !== undefined && func0.call(data19, "type")){
let data21 = data19.type;
if(!((data21 === "grpc") || (data21 === "event"))){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
}
var _valid2 = _errs58 === errors;
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs60 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
let missing8;
if(((data19.contract === undefined) || (!(func0.call(data19, "contract")))) && (missing8 = "contract")){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1,schemaPath:"#/properties/interfaces/items/allOf/1/then/required",keyword:"required",params:{missingProperty: missing8}}];
return false;
}
}
var _valid2 = _errs60 === errors;
valid12 = _valid2;
}
if(!valid12){
const err28 = {instancePath:instancePath+"/interfaces/" + i1,schemaPath:"#/properties/interfaces/items/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
validate0.errors = vErrors;
return false;
}
var valid9 = _errs56 === errors;
}
if(errors === _errs49){
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
let missing9;
if((((data19.name === undefined) || (!(func0.call(data19, "name")))) && (missing9 = "name")) || (((data19.type === undefined) || (!(func0.call(data19, "type")))) && (missing9 = "type"))){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1,schemaPath:"#/properties/interfaces/items/required",keyword:"required",params:{missingProperty: missing9}}];
return false;
}
else {
const _errs61 = errors;
for(const key6 of Object.keys(data19)){
if(!(((((key6 === "name") || (key6 === "type")) || (key6 === "port")) || (key6 === "visibility")) || (key6 === "contract"))){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1,schemaPath:"#/properties/interfaces/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}}];
return false;
break;
}
}
if(_errs61 === errors){
if(data19.name !== undefined && func0.call(data19, "name")){
let data22 = data19.name;
const _errs62 = errors;
if(errors === _errs62){
if(typeof data22 === "string"){
if(func9(data22) < 1){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/name",schemaPath:"#/properties/interfaces/items/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/name",schemaPath:"#/properties/interfaces/items/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid14 = _errs62 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data19.type !== undefined && func0.call(data19, "type")){
let data23 = data19.type;
const _errs64 = errors;
if(typeof data23 !== "string"){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/type",schemaPath:"#/properties/interfaces/items/properties/type/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data23 === "http") || (data23 === "grpc")) || (data23 === "event"))){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/type",schemaPath:"#/properties/interfaces/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema0.properties.interfaces.items.properties.type.enum}}];
return false;
}
var valid14 = _errs64 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data19.port !== undefined && func0.call(data19, "port")){
let data24 = data19.port;
const _errs66 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/port",schemaPath:"#/properties/interfaces/items/properties/port/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs66){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 65535 || isNaN(data24)){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/port",schemaPath:"#/properties/interfaces/items/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}}];
return false;
}
else {
if(data24 < 1 || isNaN(data24)){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/port",schemaPath:"#/properties/interfaces/items/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid14 = _errs66 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data19.visibility !== undefined && func0.call(data19, "visibility")){
let data25 = data19.visibility;
const _errs68 = errors;
if(typeof data25 !== "string"){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/visibility",schemaPath:"#/properties/interfaces/items/properties/visibility/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data25 === "public") || (data25 === "internal"))){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/visibility",schemaPath:"#/properties/interfaces/items/properties/visibility/enum",keyword:"enum",params:{allowedValues: schema0.properties.interfaces.items.properties.visibility.enum}}];
return false;
}
var valid14 = _errs68 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data19.contract !== undefined && func0.call(data19, "contract")){
let data26 = data19.contract;
const _errs70 = errors;
if(errors === _errs70){
if(typeof data26 === "string"){
if(func9(data26) < 1){
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/contract",schemaPath:"#/properties/interfaces/items/properties/contract/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1+"/contract",schemaPath:"#/properties/interfaces/items/properties/contract/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid14 = _errs70 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/interfaces/" + i1,schemaPath:"#/properties/interfaces/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid8 = _errs49 === errors;
if(!valid8){
break;
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/interfaces",schemaPath:"#/properties/interfaces/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.configurations !== undefined && func0.call(data, "configurations")){
let data27 = data.configurations;
const _errs72 = errors;
if(errors === _errs72){
if(Array.isArray(data27)){
var valid15 = true;
const len2 = data27.length;
for(let i2=0; i2<len2; i2++){
let data28 = data27[i2];
const _errs74 = errors;
const _errs76 = errors;
let valid16 = false;
let passing1 = null;
const _errs77 = errors;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing10;
if(((data28.schema === undefined) || (!(func0.call(data28, "schema")))) && (missing10 = "schema")){
const err29 = {instancePath:instancePath+"/configurations/" + i2,schemaPath:"#/properties/configurations/items/oneOf/0/required",keyword:"required",params:{missingProperty: missing10}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
var _valid3 = _errs77 === errors;
if(_valid3){
valid16 = true;
passing1 = 0;
}
const _errs78 = errors;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing11;
if(((data28.ref === undefined) || (!(func0.call(data28, "ref")))) && (missing11 = "ref")){
const err30 = {instancePath:instancePath+"/configurations/" + i2,schemaPath:"#/properties/configurations/items/oneOf/1/required",keyword:"required",params:{missingProperty: missing11}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var _valid3 = _errs78 === errors;
if(_valid3 && valid16){
valid16 = false;
passing1 = [passing1, 1];
}
else {
if(_valid3){
valid16 = true;
passing1 = 1;
}
}
if(!valid16){
const err31 = {instancePath:instancePath+"/configurations/" + i2,schemaPath:"#/properties/configurations/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing1}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
validate0.errors = vErrors;
return false;
}
else {
errors = _errs76;
if(vErrors !== null){
if(_errs76){
vErrors.length = _errs76;
}
else {
vErrors = null;
}
}
}
if(errors === _errs74){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing12;
if(((data28.name === undefined) || (!(func0.call(data28, "name")))) && (missing12 = "name")){
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2,schemaPath:"#/properties/configurations/items/required",keyword:"required",params:{missingProperty: missing12}}];
return false;
}
else {
const _errs79 = errors;
for(const key7 of Object.keys(data28)){
if(!((((key7 === "name") || (key7 === "schema")) || (key7 === "ref")) || (key7 === "values"))){
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2,schemaPath:"#/properties/configurations/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}}];
return false;
break;
}
}
if(_errs79 === errors){
if(data28.name !== undefined && func0.call(data28, "name")){
let data29 = data28.name;
const _errs80 = errors;
if(errors === _errs80){
if(typeof data29 === "string"){
if(func9(data29) < 1){
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2+"/name",schemaPath:"#/properties/configurations/items/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2+"/name",schemaPath:"#/properties/configurations/items/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid17 = _errs80 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data28.schema !== undefined && func0.call(data28, "schema")){
let data30 = data28.schema;
const _errs82 = errors;
if(errors === _errs82){
if(typeof data30 === "string"){
if(func9(data30) < 1){
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2+"/schema",schemaPath:"#/properties/configurations/items/properties/schema/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2+"/schema",schemaPath:"#/properties/configurations/items/properties/schema/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid17 = _errs82 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data28.ref !== undefined && func0.call(data28, "ref")){
let data31 = data28.ref;
const _errs84 = errors;
if(errors === _errs84){
if(typeof data31 === "string"){
if(func9(data31) < 1){
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2+"/ref",schemaPath:"#/properties/configurations/items/properties/ref/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2+"/ref",schemaPath:"#/properties/configurations/items/properties/ref/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid17 = _errs84 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data28.values !== undefined && func0.call(data28, "values")){
let data32 = data28.values;
const _errs86 = errors;
if(!(data32 && typeof data32 == "object" && !Array.isArray(data32))){
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2+"/values",schemaPath:"#/properties/configurations/items/properties/values/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid17 = _errs86 === errors;
}
else {
var valid17 = true;
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/configurations/" + i2,schemaPath:"#/properties/configurations/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid15 = _errs74 === errors;
if(!valid15){
break;
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/configurations",schemaPath:"#/properties/configurations/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs72 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.policies !== undefined && func0.call(data, "policies")){
let data33 = data.policies;
const _errs88 = errors;
if(errors === _errs88){
if(Array.isArray(data33)){
if(data33.length < 1){
validate0.errors = [{instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid18 = true;
const len3 = data33.length;
for(let i3=0; i3<len3; i3++){
let data34 = data33[i3];
const _errs90 = errors;
const _errs92 = errors;
let valid19 = false;
let passing2 = null;
const _errs93 = errors;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
let missing13;
if(((data34.schema === undefined) || (!(func0.call(data34, "schema")))) && (missing13 = "schema")){
const err32 = {instancePath:instancePath+"/policies/" + i3,schemaPath:"#/properties/policies/items/oneOf/0/required",keyword:"required",params:{missingProperty: missing13}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
var _valid4 = _errs93 === errors;
if(_valid4){
valid19 = true;
passing2 = 0;
}
const _errs94 = errors;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
let missing14;
if(((data34.ref === undefined) || (!(func0.call(data34, "ref")))) && (missing14 = "ref")){
const err33 = {instancePath:instancePath+"/policies/" + i3,schemaPath:"#/properties/policies/items/oneOf/1/required",keyword:"required",params:{missingProperty: missing14}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var _valid4 = _errs94 === errors;
if(_valid4 && valid19){
valid19 = false;
passing2 = [passing2, 1];
}
else {
if(_valid4){
valid19 = true;
passing2 = 1;
}
}
if(!valid19){
const err34 = {instancePath:instancePath+"/policies/" + i3,schemaPath:"#/properties/policies/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing2}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
validate0.errors = vErrors;
return false;
}
else {
errors = _errs92;
if(vErrors !== null){
if(_errs92){
vErrors.length = _errs92;
}
else {
vErrors = null;
}
}
}
if(errors === _errs90){
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
let missing15;
if(((data34.name === undefined) || (!(func0.call(data34, "name")))) && (missing15 = "name")){
validate0.errors = [{instancePath:instancePath+"/policies/" + i3,schemaPath:"#/properties/policies/items/required",keyword:"required",params:{missingProperty: missing15}}];
return false;
}
else {
const _errs95 = errors;
for(const key8 of Object.keys(data34)){
if(!(((key8 === "name") || (key8 === "schema")) || (key8 === "ref"))){
validate0.errors = [{instancePath:instancePath+"/policies/" + i3,schemaPath:"#/properties/policies/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}}];
return false;
break;
}
}
if(_errs95 === errors){
if(data34.name !== undefined && func0.call(data34, "name")){
let data35 = data34.name;
const _errs96 = errors;
if(errors === _errs96){
if(typeof data35 === "string"){
if(func9(data35) < 1){
validate0.errors = [{instancePath:instancePath+"/policies/" + i3+"/name",schemaPath:"#/properties/policies/items/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/policies/" + i3+"/name",schemaPath:"#/properties/policies/items/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid20 = _errs96 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data34.schema !== undefined && func0.call(data34, "schema")){
let data36 = data34.schema;
const _errs98 = errors;
if(errors === _errs98){
if(typeof data36 === "string"){
if(func9(data36) < 1){
validate0.errors = [{instancePath:instancePath+"/policies/" + i3+"/schema",schemaPath:"#/properties/policies/items/properties/schema/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/policies/" + i3+"/schema",schemaPath:"#/properties/policies/items/properties/schema/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid20 = _errs98 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data34.ref !== undefined && func0.call(data34, "ref")){
let data37 = data34.ref;
const _errs100 = errors;
if(errors === _errs100){
if(typeof data37 === "string"){
if(func9(data37) < 1){
validate0.errors = [{instancePath:instancePath+"/policies/" + i3+"/ref",schemaPath:"#/properties/policies/items/properties/ref/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/policies/" + i3+"/ref",schemaPath:"#/properties/policies/items/properties/ref/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid20 = _errs100 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/policies/" + i3,schemaPath:"#/properties/policies/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid18 = _errs90 === errors;
if(!valid18){
break;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs88 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dependencies !== undefined && func0.call(data, "dependencies")){
let data38 = data.dependencies;
const _errs102 = errors;
if(errors === _errs102){
if(Array.isArray(data38)){
var valid21 = true;
const len4 = data38.length;
for(let i4=0; i4<len4; i4++){
let data39 = data38[i4];
const _errs104 = errors;
if(errors === _errs104){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
let missing16;
if(((((data39.name === undefined) || (!(func0.call(data39, "name")))) && (missing16 = "name")) || (((data39.ref === undefined) || (!(func0.call(data39, "ref")))) && (missing16 = "ref"))) || (((data39.compatibility === undefined) || (!(func0.call(data39, "compatibility")))) && (missing16 = "compatibility"))){
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4,schemaPath:"#/properties/dependencies/items/required",keyword:"required",params:{missingProperty: missing16}}];
return false;
}
else {
const _errs106 = errors;
for(const key9 of Object.keys(data39)){
if(!((((key9 === "name") || (key9 === "ref")) || (key9 === "required")) || (key9 === "compatibility"))){
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4,schemaPath:"#/properties/dependencies/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9}}];
return false;
break;
}
}
if(_errs106 === errors){
if(data39.name !== undefined && func0.call(data39, "name")){
let data40 = data39.name;
const _errs107 = errors;
if(errors === _errs107){
if(typeof data40 === "string"){
if(func9(data40) < 1){
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4+"/name",schemaPath:"#/properties/dependencies/items/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4+"/name",schemaPath:"#/properties/dependencies/items/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid22 = _errs107 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data39.ref !== undefined && func0.call(data39, "ref")){
let data41 = data39.ref;
const _errs109 = errors;
if(errors === _errs109){
if(typeof data41 === "string"){
if(func9(data41) < 1){
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4+"/ref",schemaPath:"#/properties/dependencies/items/properties/ref/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4+"/ref",schemaPath:"#/properties/dependencies/items/properties/ref/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid22 = _errs109 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data39.required !== undefined && func0.call(data39, "required")){
const _errs111 = errors;
if(typeof data39.required !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4+"/required",schemaPath:"#/properties/dependencies/items/properties/required/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid22 = _errs111 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data39.compatibility !== undefined && func0.call(data39, "compatibility")){
let data43 = data39.compatibility;
const _errs113 = errors;
if(errors === _errs113){
if(typeof data43 === "string"){
if(func9(data43) < 1){
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4+"/compatibility",schemaPath:"#/properties/dependencies/items/properties/compatibility/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4+"/compatibility",schemaPath:"#/properties/dependencies/items/properties/compatibility/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid22 = _errs113 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dependencies/" + i4,schemaPath:"#/properties/dependencies/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid21 = _errs104 === errors;
if(!valid21){
break;
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dependencies",schemaPath:"#/properties/dependencies/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs102 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runtime !== undefined && func0.call(data, "runtime")){
let data44 = data.runtime;
const _errs115 = errors;
if(errors === _errs115){
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing17;
if((((data44.workload === undefined) || (!(func0.call(data44, "workload")))) && (missing17 = "workload")) || (((data44.state === undefined) || (!(func0.call(data44, "state")))) && (missing17 = "state"))){
validate0.errors = [{instancePath:instancePath+"/runtime",schemaPath:"#/properties/runtime/required",keyword:"required",params:{missingProperty: missing17}}];
return false;
}
else {
const _errs117 = errors;
for(const key10 of Object.keys(data44)){
if(!(((((key10 === "workload") || (key10 === "state")) || (key10 === "lifecycle")) || (key10 === "health")) || (key10 === "metrics"))){
validate0.errors = [{instancePath:instancePath+"/runtime",schemaPath:"#/properties/runtime/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10}}];
return false;
break;
}
}
if(_errs117 === errors){
if(data44.workload !== undefined && func0.call(data44, "workload")){
let data45 = data44.workload;
const _errs118 = errors;
if(typeof data45 !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/workload",schemaPath:"#/properties/runtime/properties/workload/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data45 === "service") || (data45 === "job")) || (data45 === "scheduled"))){
validate0.errors = [{instancePath:instancePath+"/runtime/workload",schemaPath:"#/properties/runtime/properties/workload/enum",keyword:"enum",params:{allowedValues: schema0.properties.runtime.properties.workload.enum}}];
return false;
}
var valid23 = _errs118 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data44.state !== undefined && func0.call(data44, "state")){
let data46 = data44.state;
const _errs120 = errors;
const _errs122 = errors;
let valid24 = true;
const _errs123 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing18;
if(((data46.type === undefined) || (!(func0.call(data46, "type")))) && (missing18 = "type")){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
else {
if(data46.type !== undefined && func0.call(data46, "type")){
if("stateless" !== data46.type){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
}
var _valid5 = _errs123 === errors;
errors = _errs122;
if(vErrors !== null){
if(_errs122){
vErrors.length = _errs122;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs125 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.persistence !== undefined && func0.call(data46, "persistence")){
let data48 = data46.persistence;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.durability !== undefined && func0.call(data48, "durability")){
if("ephemeral" !== data48.durability){
validate0.errors = [{instancePath:instancePath+"/runtime/state/persistence/durability",schemaPath:"#/properties/runtime/properties/state/then/properties/persistence/properties/durability/const",keyword:"const",params:{allowedValue: "ephemeral"}}];
return false;
}
}
}
}
}
var _valid5 = _errs125 === errors;
valid24 = _valid5;
if(valid24){
var props1 = {};
props1.persistence = true;
props1.type = true;
}
}
if(!valid24){
const err37 = {instancePath:instancePath+"/runtime/state",schemaPath:"#/properties/runtime/properties/state/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
validate0.errors = vErrors;
return false;
}
if(errors === _errs120){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing19;
if(((((data46.type === undefined) || (!(func0.call(data46, "type")))) && (missing19 = "type")) || (((data46.persistence === undefined) || (!(func0.call(data46, "persistence")))) && (missing19 = "persistence"))) || (((data46.dataCriticality === undefined) || (!(func0.call(data46, "dataCriticality")))) && (missing19 = "dataCriticality"))){
validate0.errors = [{instancePath:instancePath+"/runtime/state",schemaPath:"#/properties/runtime/properties/state/required",keyword:"required",params:{missingProperty: missing19}}];
return false;
}
else {
const _errs128 = errors;
for(const key11 of Object.keys(data46)){
if(!(((key11 === "type") || (key11 === "persistence")) || (key11 === "dataCriticality"))){
validate0.errors = [{instancePath:instancePath+"/runtime/state",schemaPath:"#/properties/runtime/properties/state/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11}}];
return false;
break;
}
}
if(_errs128 === errors){
if(data46.type !== undefined && func0.call(data46, "type")){
let data50 = data46.type;
const _errs129 = errors;
if(typeof data50 !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/state/type",schemaPath:"#/properties/runtime/properties/state/properties/type/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data50 === "stateless") || (data50 === "stateful")) || (data50 === "hybrid"))){
validate0.errors = [{instancePath:instancePath+"/runtime/state/type",schemaPath:"#/properties/runtime/properties/state/properties/type/enum",keyword:"enum",params:{allowedValues: schema0.properties.runtime.properties.state.properties.type.enum}}];
return false;
}
var valid28 = _errs129 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data46.persistence !== undefined && func0.call(data46, "persistence")){
let data51 = data46.persistence;
const _errs131 = errors;
if(errors === _errs131){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
let missing20;
if((((data51.scope === undefined) || (!(func0.call(data51, "scope")))) && (missing20 = "scope")) || (((data51.durability === undefined) || (!(func0.call(data51, "durability")))) && (missing20 = "durability"))){
validate0.errors = [{instancePath:instancePath+"/runtime/state/persistence",schemaPath:"#/properties/runtime/properties/state/properties/persistence/required",keyword:"required",params:{missingProperty: missing20}}];
return false;
}
else {
const _errs133 = errors;
for(const key12 of Object.keys(data51)){
if(!((key12 === "scope") || (key12 === "durability"))){
validate0.errors = [{instancePath:instancePath+"/runtime/state/persistence",schemaPath:"#/properties/runtime/properties/state/properties/persistence/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12}}];
return false;
break;
}
}
if(_errs133 === errors){
if(data51.scope !== undefined && func0.call(data51, "scope")){
let data52 = data51.scope;
const _errs134 = errors;
if(typeof data52 !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/state/persistence/scope",schemaPath:"#/properties/runtime/properties/state/properties/persistence/properties/scope/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data52 === "local") || (data52 === "shared"))){
validate0.errors = [{instancePath:instancePath+"/runtime/state/persistence/scope",schemaPath:"#/properties/runtime/properties/state/properties/persistence/properties/scope/enum",keyword:"enum",params:{allowedValues: schema0.properties.runtime.properties.state.properties.persistence.properties.scope.enum}}];
return false;
}
var valid29 = _errs134 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data51.durability !== undefined && func0.call(data51, "durability")){
let data53 = data51.durability;
const _errs136 = errors;
if(typeof data53 !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/state/persistence/durability",schemaPath:"#/properties/runtime/properties/state/properties/persistence/properties/durability/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data53 === "ephemeral") || (data53 === "persistent"))){
validate0.errors = [{instancePath:instancePath+"/runtime/state/persistence/durability",schemaPath:"#/properties/runtime/properties/state/properties/persistence/properties/durability/enum",keyword:"enum",params:{allowedValues: schema0.properties.runtime.properties.state.properties.persistence.properties.durability.enum}}];
return false;
}
var valid29 = _errs136 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/runtime/state/persistence",schemaPath:"#/properties/runtime/properties/state/properties/persistence/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid28 = _errs131 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data46.dataCriticality !== undefined && func0.call(data46, "dataCriticality")){
let data54 = data46.dataCriticality;
const _errs138 = errors;
if(typeof data54 !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/state/dataCriticality",schemaPath:"#/properties/runtime/properties/state/properties/dataCriticality/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data54 === "low") || (data54 === "medium")) || (data54 === "high"))){
validate0.errors = [{instancePath:instancePath+"/runtime/state/dataCriticality",schemaPath:"#/properties/runtime/properties/state/properties/dataCriticality/enum",keyword:"enum",params:{allowedValues: schema0.properties.runtime.properties.state.properties.dataCriticality.enum}}];
return false;
}
var valid28 = _errs138 === errors;
}
else {
var valid28 = true;
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/runtime/state",schemaPath:"#/properties/runtime/properties/state/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid23 = _errs120 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data44.lifecycle !== undefined && func0.call(data44, "lifecycle")){
let data55 = data44.lifecycle;
const _errs140 = errors;
if(errors === _errs140){
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
const _errs142 = errors;
for(const key13 of Object.keys(data55)){
if(!((key13 === "upgradeStrategy") || (key13 === "gracefulShutdownSeconds"))){
validate0.errors = [{instancePath:instancePath+"/runtime/lifecycle",schemaPath:"#/properties/runtime/properties/lifecycle/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13}}];
return false;
break;
}
}
if(_errs142 === errors){
if(data55.upgradeStrategy !== undefined && func0.call(data55, "upgradeStrategy")){
let data56 = data55.upgradeStrategy;
const _errs143 = errors;
if(typeof data56 !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/lifecycle/upgradeStrategy",schemaPath:"#/properties/runtime/properties/lifecycle/properties/upgradeStrategy/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data56 === "rolling") || (data56 === "recreate")) || (data56 === "ordered"))){
validate0.errors = [{instancePath:instancePath+"/runtime/lifecycle/upgradeStrategy",schemaPath:"#/properties/runtime/properties/lifecycle/properties/upgradeStrategy/enum",keyword:"enum",params:{allowedValues: schema0.properties.runtime.properties.lifecycle.properties.upgradeStrategy.enum}}];
return false;
}
var valid30 = _errs143 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data55.gracefulShutdownSeconds !== undefined && func0.call(data55, "gracefulShutdownSeconds")){
let data57 = data55.gracefulShutdownSeconds;
const _errs145 = errors;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
validate0.errors = [{instancePath:instancePath+"/runtime/lifecycle/gracefulShutdownSeconds",schemaPath:"#/properties/runtime/properties/lifecycle/properties/gracefulShutdownSeconds/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs145){
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 < 0 || isNaN(data57)){
validate0.errors = [{instancePath:instancePath+"/runtime/lifecycle/gracefulShutdownSeconds",schemaPath:"#/properties/runtime/properties/lifecycle/properties/gracefulShutdownSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid30 = _errs145 === errors;
}
else {
var valid30 = true;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/runtime/lifecycle",schemaPath:"#/properties/runtime/properties/lifecycle/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid23 = _errs140 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data44.health !== undefined && func0.call(data44, "health")){
let data58 = data44.health;
const _errs147 = errors;
if(errors === _errs147){
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
let missing21;
if(((data58.interface === undefined) || (!(func0.call(data58, "interface")))) && (missing21 = "interface")){
validate0.errors = [{instancePath:instancePath+"/runtime/health",schemaPath:"#/properties/runtime/properties/health/required",keyword:"required",params:{missingProperty: missing21}}];
return false;
}
else {
const _errs149 = errors;
for(const key14 of Object.keys(data58)){
if(!(((((key14 === "interface") || (key14 === "path")) || (key14 === "initialDelaySeconds")) || (key14 === "liveness")) || (key14 === "readiness"))){
validate0.errors = [{instancePath:instancePath+"/runtime/health",schemaPath:"#/properties/runtime/properties/health/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14}}];
return false;
break;
}
}
if(_errs149 === errors){
if(data58.interface !== undefined && func0.call(data58, "interface")){
const _errs150 = errors;
if(typeof data58.interface !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/health/interface",schemaPath:"#/properties/runtime/properties/health/properties/interface/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid31 = _errs150 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data58.path !== undefined && func0.call(data58, "path")){
const _errs152 = errors;
if(typeof data58.path !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/health/path",schemaPath:"#/properties/runtime/properties/health/properties/path/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid31 = _errs152 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data58.initialDelaySeconds !== undefined && func0.call(data58, "initialDelaySeconds")){
let data61 = data58.initialDelaySeconds;
const _errs154 = errors;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
validate0.errors = [{instancePath:instancePath+"/runtime/health/initialDelaySeconds",schemaPath:"#/properties/runtime/properties/health/properties/initialDelaySeconds/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs154){
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 < 0 || isNaN(data61)){
validate0.errors = [{instancePath:instancePath+"/runtime/health/initialDelaySeconds",schemaPath:"#/properties/runtime/properties/health/properties/initialDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid31 = _errs154 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data58.liveness !== undefined && func0.call(data58, "liveness")){
let data62 = data58.liveness;
const _errs156 = errors;
if(errors === _errs156){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing22;
if(((data62.path === undefined) || (!(func0.call(data62, "path")))) && (missing22 = "path")){
validate0.errors = [{instancePath:instancePath+"/runtime/health/liveness",schemaPath:"#/properties/runtime/properties/health/properties/liveness/required",keyword:"required",params:{missingProperty: missing22}}];
return false;
}
else {
const _errs158 = errors;
for(const key15 of Object.keys(data62)){
if(!((key15 === "path") || (key15 === "initialDelaySeconds"))){
validate0.errors = [{instancePath:instancePath+"/runtime/health/liveness",schemaPath:"#/properties/runtime/properties/health/properties/liveness/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15}}];
return false;
break;
}
}
if(_errs158 === errors){
if(data62.path !== undefined && func0.call(data62, "path")){
const _errs159 = errors;
if(typeof data62.path !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/health/liveness/path",schemaPath:"#/properties/runtime/properties/health/properties/liveness/properties/path/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid32 = _errs159 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data62.initialDelaySeconds !== undefined && func0.call(data62, "initialDelaySeconds")){
let data64 = data62.initialDelaySeconds;
const _errs161 = errors;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
validate0.errors = [{instancePath:instancePath+"/runtime/health/liveness/initialDelaySeconds",schemaPath:"#/properties/runtime/properties/health/properties/liveness/properties/initialDelaySeconds/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs161){
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 < 0 || isNaN(data64)){
validate0.errors = [{instancePath:instancePath+"/runtime/health/liveness/initialDelaySeconds",schemaPath:"#/properties/runtime/properties/health/properties/liveness/properties/initialDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid32 = _errs161 === errors;
}
else {
var valid32 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/runtime/health/liveness",schemaPath:"#/properties/runtime/properties/health/properties/liveness/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid31 = _errs156 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data58.readiness !== undefined && func0.call(data58, "readiness")){
let data65 = data58.readiness;
const _errs163 = errors;
if(errors === _errs163){
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
let missing23;
if(((data65.path === undefined) || (!(func0.call(data65, "path")))) && (missing23 = "path")){
validate0.errors = [{instancePath:instancePath+"/runtime/health/readiness",schemaPath:"#/properties/runtime/properties/health/properties/readiness/required",keyword:"required",params:{missingProperty: missing23}}];
return false;
}
else {
const _errs165 = errors;
for(const key16 of Object.keys(data65)){
if(!((key16 === "path") || (key16 === "initialDelaySeconds"))){
validate0.errors = [{instancePath:instancePath+"/runtime/health/readiness",schemaPath:"#/properties/runtime/properties/health/properties/readiness/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16}}];
return false;
break;
}
}
if(_errs165 === errors){
if(data65.path !== undefined && func0.call(data65, "path")){
const _errs166 = errors;
if(typeof data65.path !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/health/readiness/path",schemaPath:"#/properties/runtime/properties/health/properties/readiness/properties/path/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid33 = _errs166 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data65.initialDelaySeconds !== undefined && func0.call(data65, "initialDelaySeconds")){
let data67 = data65.initialDelaySeconds;
const _errs168 = errors;
if(!(((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67))) && (isFinite(data67)))){
validate0.errors = [{instancePath:instancePath+"/runtime/health/readiness/initialDelaySeconds",schemaPath:"#/properties/runtime/properties/health/properties/readiness/properties/initialDelaySeconds/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs168){
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 < 0 || isNaN(data67)){
validate0.errors = [{instancePath:instancePath+"/runtime/health/readiness/initialDelaySeconds",schemaPath:"#/properties/runtime/properties/health/properties/readiness/properties/initialDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid33 = _errs168 === errors;
}
else {
var valid33 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/runtime/health/readiness",schemaPath:"#/properties/runtime/properties/health/properties/readiness/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid31 = _errs163 === errors;
}
else {
var valid31 = true;
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/runtime/health",schemaPath:"#/properties/runtime/properties/health/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid23 = _errs147 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data44.metrics !== undefined && func0.call(data44, "metrics")){
let data68 = data44.metrics;
const _errs170 = errors;
if(errors === _errs170){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
let missing24;
if(((data68.interface === undefined) || (!(func0.call(data68, "interface")))) && (missing24 = "interface")){
validate0.errors = [{instancePath:instancePath+"/runtime/metrics",schemaPath:"#/properties/runtime/properties/metrics/required",keyword:"required",params:{missingProperty: missing24}}];
return false;
}
else {
const _errs172 = errors;
for(const key17 of Object.keys(data68)){
if(!((key17 === "interface") || (key17 === "path"))){
validate0.errors = [{instancePath:instancePath+"/runtime/metrics",schemaPath:"#/properties/runtime/properties/metrics/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17}}];
return false;
break;
}
}
if(_errs172 === errors){
if(data68.interface !== undefined && func0.call(data68, "interface")){
const _errs173 = errors;
if(typeof data68.interface !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/metrics/interface",schemaPath:"#/properties/runtime/properties/metrics/properties/interface/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid34 = _errs173 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data68.path !== undefined && func0.call(data68, "path")){
const _errs175 = errors;
if(typeof data68.path !== "string"){
validate0.errors = [{instancePath:instancePath+"/runtime/metrics/path",schemaPath:"#/properties/runtime/properties/metrics/properties/path/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid34 = _errs175 === errors;
}
else {
var valid34 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/runtime/metrics",schemaPath:"#/properties/runtime/properties/metrics/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid23 = _errs170 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/runtime",schemaPath:"#/properties/runtime/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs115 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scaling !== undefined && func0.call(data, "scaling")){
let data71 = data.scaling;
const _errs177 = errors;
const _errs179 = errors;
let valid35 = false;
let passing3 = null;
const _errs180 = errors;
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing25;
if(((data71.replicas === undefined) || (!(func0.call(data71, "replicas")))) && (missing25 = "replicas")){
const err38 = {instancePath:instancePath+"/scaling",schemaPath:"#/properties/scaling/oneOf/0/required",keyword:"required",params:{missingProperty: missing25}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
if(data71.min !== undefined && func0.call(data71, "min")){
const _errs181 = errors;
const err39 = {instancePath:instancePath+"/scaling/min",schemaPath:"#/properties/scaling/oneOf/0/properties/min/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
var valid36 = _errs181 === errors;
}
else {
var valid36 = true;
}
if(valid36){
if(data71.max !== undefined && func0.call(data71, "max")){
const _errs183 = errors;
const err40 = {instancePath:instancePath+"/scaling/max",schemaPath:"#/properties/scaling/oneOf/0/properties/max/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
var valid36 = _errs183 === errors;
}
else {
var valid36 = true;
}
}
}
}
var _valid6 = _errs180 === errors;
if(_valid6){
valid35 = true;
passing3 = 0;
var props2 = {};
props2.min = true;
props2.max = true;
}
const _errs185 = errors;
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing26;
if((((data71.min === undefined) || (!(func0.call(data71, "min")))) && (missing26 = "min")) || (((data71.max === undefined) || (!(func0.call(data71, "max")))) && (missing26 = "max"))){
const err41 = {instancePath:instancePath+"/scaling",schemaPath:"#/properties/scaling/oneOf/1/required",keyword:"required",params:{missingProperty: missing26}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
else {
if(data71.replicas !== undefined && func0.call(data71, "replicas")){
const err42 = {instancePath:instancePath+"/scaling/replicas",schemaPath:"#/properties/scaling/oneOf/1/properties/replicas/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
var _valid6 = _errs185 === errors;
if(_valid6 && valid35){
valid35 = false;
passing3 = [passing3, 1];
}
else {
if(_valid6){
valid35 = true;
passing3 = 1;
if(props2 !== true){
props2 = props2 || {};
props2.replicas = true;
}
}
}
if(!valid35){
const err43 = {instancePath:instancePath+"/scaling",schemaPath:"#/properties/scaling/oneOf",keyword:"oneOf",params:{passingSchemas: passing3}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
validate0.errors = vErrors;
return false;
}
else {
errors = _errs179;
if(vErrors !== null){
if(_errs179){
vErrors.length = _errs179;
}
else {
vErrors = null;
}
}
}
if(errors === _errs177){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
const _errs188 = errors;
for(const key18 of Object.keys(data71)){
if(!(((key18 === "replicas") || (key18 === "min")) || (key18 === "max"))){
validate0.errors = [{instancePath:instancePath+"/scaling",schemaPath:"#/properties/scaling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18}}];
return false;
break;
}
}
if(_errs188 === errors){
if(data71.replicas !== undefined && func0.call(data71, "replicas")){
let data75 = data71.replicas;
const _errs189 = errors;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
validate0.errors = [{instancePath:instancePath+"/scaling/replicas",schemaPath:"#/properties/scaling/properties/replicas/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs189){
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 < 0 || isNaN(data75)){
validate0.errors = [{instancePath:instancePath+"/scaling/replicas",schemaPath:"#/properties/scaling/properties/replicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid38 = _errs189 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data71.min !== undefined && func0.call(data71, "min")){
let data76 = data71.min;
const _errs191 = errors;
if(!(((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76))) && (isFinite(data76)))){
validate0.errors = [{instancePath:instancePath+"/scaling/min",schemaPath:"#/properties/scaling/properties/min/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs191){
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 < 0 || isNaN(data76)){
validate0.errors = [{instancePath:instancePath+"/scaling/min",schemaPath:"#/properties/scaling/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid38 = _errs191 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data71.max !== undefined && func0.call(data71, "max")){
let data77 = data71.max;
const _errs193 = errors;
if(!(((typeof data77 == "number") && (!(data77 % 1) && !isNaN(data77))) && (isFinite(data77)))){
validate0.errors = [{instancePath:instancePath+"/scaling/max",schemaPath:"#/properties/scaling/properties/max/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs193){
if((typeof data77 == "number") && (isFinite(data77))){
if(data77 < 0 || isNaN(data77)){
validate0.errors = [{instancePath:instancePath+"/scaling/max",schemaPath:"#/properties/scaling/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid38 = _errs193 === errors;
}
else {
var valid38 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/scaling",schemaPath:"#/properties/scaling/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs177 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined && func0.call(data, "metadata")){
let data78 = data.metadata;
const _errs195 = errors;
if(!(data78 && typeof data78 == "object" && !Array.isArray(data78))){
validate0.errors = [{instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs195 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
