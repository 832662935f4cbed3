#include "daemon/cli/compare_faces.hpp"
#include "daemon/cli/evaluate_attacks.hpp"
#include "daemon/cli/evaluate_copies.hpp"
#include "daemon/cli/evaluate_faces.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;

namespace {

FaceMeasurement assessable() {
  FaceMeasurement measured;
  measured.width = 640;
  measured.height = 480;
  measured.faces = 2;
  measured.box = {10, 20, 100, 110};
  return measured;
}

FaceMeasurement not_assessable(NotAssessable reason) {
  FaceMeasurement measured;
  measured.not_assessable = reason;
  measured.detail = "GIF image in a file named .jpg";
  return measured;
}

}  // namespace

TEST_CASE("a comparison shows both networks' scores and the fused one") {
  FaceComparison comparison;
  comparison.outcome = FaceOutcome::same;
  comparison.distances = {0.25, 0.5};
  comparison.fused = 0.6;
  const auto reply = cli::comparison_json(comparison, face::manifest(), assessable(), assessable());
  CHECK(reply.at("outcome") == "same");
  CHECK(reply.at("certifies") == false);
  CHECK(reply.at("scores") == boost::json::parse(R"({"dlib":0.25,"arcface":0.5,"fused":0.6})"));
  CHECK(reply.at("first").at("faces") == 2);
  CHECK(reply.at("first").at("box") ==
        boost::json::parse(R"({"left":10,"top":20,"width":100,"height":110})"));
  CHECK(reply.at("first").at("not_assessable").is_null());
  CHECK(reply.at("thresholds").at("same").to_number<double>() <
        reply.at("thresholds").at("different").to_number<double>());
}

TEST_CASE("what is not assessable has a reason and no score") {
  FaceComparison comparison;
  comparison.second_not_assessable = NotAssessable::unsupported_type;
  const auto reply = cli::comparison_json(comparison, face::manifest(), assessable(),
                                          not_assessable(NotAssessable::unsupported_type));
  CHECK(reply.at("outcome") == "not_assessable");
  CHECK(reply.at("scores").at("fused").is_null());
  CHECK(reply.at("second").at("not_assessable") == "unsupported_type");
  CHECK(reply.at("second").at("box").is_null());
  CHECK(reply.at("second").at("detail") == "GIF image in a file named .jpg");

  auto named = reply;
  named["first"].as_object()["file"] = "a.jpg";
  named["second"].as_object()["file"] = "b.gif";
  const std::string page = cli::comparison_page(named, cli::Style(false));
  CHECK(page.starts_with("Outcome: not_assessable\n"));
  CHECK(page.find("distance, fused") == std::string::npos);
  CHECK(page.find("unsupported_type") != std::string::npos);
}

TEST_CASE("an evaluation gives the fused score's figures and each network's") {
  face::Evaluation evaluation;
  evaluation.photos = 6;
  evaluation.genuine_pairs = 10;
  evaluation.impostor_pairs = 20;
  evaluation.genuine_pairs_unscored = 1;
  evaluation.failures_to_acquire = {{NotAssessable::no_face, 2}};
  evaluation.measuring = std::chrono::milliseconds{2000};
  evaluation.fused.at_far_1_percent = face::OperatingPoint{0.7, 0.95, 0.01};
  evaluation.fused.at_far_01_percent = face::OperatingPoint{0.6, 0.9, 0};
  evaluation.fused.best = face::BestAccuracy{0.75, 0.97};
  evaluation.networks.resize(2);
  evaluation.networks[0].best = face::BestAccuracy{0.5, 0.9};
  face::ClaimFigures claims{.photos = 2, .genuine = 4, .impostor = 9, .by_one = {}, .by_nearest = {}};
  claims.by_one.at_far_01_percent = face::OperatingPoint{0.5, 0.5, 0};
  claims.by_nearest.at_far_01_percent = face::OperatingPoint{0.4, 0.75, 0};
  evaluation.claims = {claims, {.photos = 3, .genuine = 0, .impostor = 2, .by_one = {}, .by_nearest = {}}};
  PhotoQuality poor;
  evaluation.by_quality.add(poor, poor, FaceOutcome::unsure);
  auto reply = cli::evaluation_json(evaluation, {"dlib", "arcface"});
  CHECK(reply.at("errors_by_quality").as_object().size() == quality_components);
  CHECK(reply.at("errors_by_quality").at("sharpness") ==
        boost::json::parse(R"([{"from":0,"pairs":1,"not_same":1,"different":0}])"));
  reply.erase("errors_by_quality");
  const boost::json::value of_claims = reply.at("claims");
  CHECK(of_claims.as_array().size() == 2);
  CHECK(of_claims.at(0).at("impostor") == 9);
  CHECK(of_claims.at(0).at("by_nearest").at("tar_at_far_0_1") == 0.75);
  reply.erase("claims");
  CHECK(reply == boost::json::parse(R"({"pairs":30,"genuine":10,"impostor":20,"genuine_unscored":1,
    "impostor_unscored":0,"photos":6,"photos_per_second":3.0,"failures_to_acquire":{"no_face":2},
    "tar_at_far_1":0.95,"tar_at_far_0_1":0.9,"best_accuracy":0.97,
    "thresholds":{"far_1":0.7,"far_0_1":0.6,"best":0.75},
    "normalised":{"tar_at_far_1":null,"tar_at_far_0_1":null,"best_accuracy":null,
                  "thresholds":{"far_1":null,"far_0_1":null,"best":null}},
    "networks":{"dlib":{"tar_at_far_1":null,"tar_at_far_0_1":null,"best_accuracy":0.9,
                        "thresholds":{"far_1":null,"far_0_1":null,"best":0.5}},
                "arcface":{"tar_at_far_1":null,"tar_at_far_0_1":null,"best_accuracy":null,
                           "thresholds":{"far_1":null,"far_0_1":null,"best":null}}}})"));

  reply["claims"] = of_claims;
  const std::string page = cli::evaluation_page(reply, cli::Style(false));
  CHECK(page.find("TAR at FAR 0.1 %          90.00 %\n") != std::string::npos);
  CHECK(page.find("2 photos of a person, the nearest counts: 4 claims of that person, 9 of others") !=
        std::string::npos);
  CHECK(page.find("TAR at FAR 0.1 %          75.00 %, by one photo 50.00 %\n") != std::string::npos);
  CHECK(page.find("3 photos of a person") == std::string::npos);  // nobody claims it
  CHECK(page.find("not assessable: no_face   2\n") != std::string::npos);
}

TEST_CASE("an evaluation of copies sums up edits, alone and in pairs") {
  face::CopyEvaluation evaluation;
  evaluation.photos = 10;
  evaluation.without_face = 1;
  evaluation.copies = {{"crop", {10, 10, 9}}, {"mirror", {10, 10, 10}}, {"crop+mirror", {4, 4, 3}}};
  evaluation.same_person = {5, 1, 0.0123};
  evaluation.taken_for_copies = {{"a.jpg", "b.jpg", 0.0123}};
  const auto reply = cli::copies_json(evaluation);
  CHECK(reply.at("single") == boost::json::parse(R"({"made":20,"looked_up":20,"found":19})"));
  CHECK(reply.at("double").at("found") == 3);
  CHECK(reply.at("edits").at("crop").at("found") == 9);
  CHECK(reply.at("same_person").at("hits") == 1);
  CHECK(reply.at("same_chair").at("least_misfit").is_null());
  const std::string page = cli::copies_page(reply, cli::Style(false));
  CHECK(page.find("95.00 % (19 of 20)") != std::string::npos);
  CHECK(page.find("1 of 5; least misfit 0.0123") != std::string::npos);
  CHECK(page.find("b.jpg") != std::string::npos);
}

TEST_CASE("an evaluation of attacks tells what passes and whom it bothers, with intervals") {
  face::AttackEvaluation evaluation;
  evaluation["live"] = {.photos = 101, .not_assessable = 1, .suspected = 1};
  evaluation["print"] = {.photos = 10, .not_assessable = 0, .suspected = 4};
  evaluation["screen"] = {.photos = 2, .not_assessable = 2, .suspected = 0};
  const auto reply = cli::attacks_json(evaluation);
  CHECK(reply.at("live").at("bpcer").to_number<double>() == Approx(0.01));
  CHECK(reply.at("live").at("high").to_number<double>() == Approx(0.0545).epsilon(0.01));
  CHECK(reply.at("attacks").at("print").at("apcer").to_number<double>() == Approx(0.6));
  CHECK(reply.at("attacks").at("screen").at("apcer").is_null());
  const std::string page = cli::attacks_page(reply, cli::Style(false));
  CHECK(page.find("60.0 % (95 %: 26.2 to 87.8 %)") != std::string::npos);
  CHECK(page.find("- (none could be assessed)") != std::string::npos);
  CHECK(cli::attacks_json({}).at("live").is_null());
}
