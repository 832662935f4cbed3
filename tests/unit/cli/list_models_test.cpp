#include "daemon/cli/list_models.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/face/manifest.hpp"

#include <filesystem>
#include <fstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
namespace fs = std::filesystem;

TEST_CASE("the networks are listed with what is wrong with their files") {
  const test::TemporaryFolder folder;
  const auto& files = face::manifest().files;
  const auto path = [&](std::size_t i) { return folder.path() / files.at(i).name; };
  fs::create_symlink(fs::path(BENEFIT_SOURCE_DIR "/models/files") / files[2].name, path(2));
  std::ofstream(path(1)) << "of another size";
  std::ofstream(path(3)) << std::string(files[3].bytes, 'x');

  test::FakeSession session;
  CHECK(session.run({"models", "list", "--models", folder.path().string(), "-o", "csv"}) == 0);
  CHECK(session.out.text() ==
        "name,role,network,dimensions,weight,origin,state\n"
        "shape_predictor_68_face_landmarks.dat,landmarks_68,,,,shipped,missing\n"
        "dlib_face_recognition_resnet_model_v1.dat,descriptor_resnet,dlib,128,1.5,shipped,changed\n"
        "fr_feature.onnx,feature_onnx,arcface,512,1,shipped,right\n"
        "fr_liveness.onnx,liveness_onnx,,,,shipped,changed\n");
  session.out = {};
  CHECK(session.run({"models", "list", "--models", folder.path().string()}) == 0);
  CHECK_THAT(session.out.text(), Catch::Contains("fr_feature.onnx") && Catch::Contains("faces"));
}

TEST_CASE("a list of added networks that cannot be read is named") {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / face::added_list) << "[[file]]\n";
  test::FakeSession session;
  const Error error = test::error_of([&] {
    session.run({"models", "list", "--models", folder.path().string()});
  });
  CHECK(error.code == ErrorCode::bad_input);
  CHECK(error.where == (folder.path() / face::added_list).string());
}
